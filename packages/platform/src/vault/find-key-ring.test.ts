import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@tandem/connector-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../configuration/start-error.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { findKeyRing } from './find-key-ring.ts';
import { masterKeyFrom } from './master-key.ts';
import { masterKeyFileIn } from './master-key-file.ts';
import { Vault } from './vault.ts';

describe('findKeyRing', () => {
  let database: TestDatabase;
  let dataDirectory: string;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'tandem-master-key-'));
    return () => rm(dataDirectory, { recursive: true });
  });

  const embedded = () =>
    findKeyRing(database.kysely, {
      database: { kind: 'embedded', dataDirectory },
      masterKeys: undefined,
      masterKeyFile: undefined,
      keyService: undefined,
    });

  it('takes the keys of the configuration, in their order, and makes no file', async () => {
    const secrets = [0, 1].map(() => new Secret(randomBytes(32).toString('base64')));
    const [first, second] = [secrets[0] ?? new Secret(''), secrets[1] ?? new Secret('')];
    const keys = await findKeyRing(database.kysely, {
      database: { kind: 'embedded', dataDirectory },
      masterKeys: [first, second],
      masterKeyFile: undefined,
      keyService: undefined,
    });
    expect(keys.ids).toEqual([masterKeyFrom(first).id, masterKeyFrom(second).id]);
    expect(await readdir(dataDirectory)).toEqual([]);
  });

  it('refuses an external database without a key', async () => {
    const attempt = findKeyRing(database.kysely, {
      database: { kind: 'external', url: new Secret('postgres://x') },
      masterKeys: undefined,
      masterKeyFile: undefined,
      keyService: undefined,
    });
    await expect(attempt).rejects.toBeInstanceOf(StartError);
    await expect(attempt).rejects.toThrow('TANDEM_MASTER_KEY is not set');
  });

  it('makes a key file for ourselves alone on the first start, and finds it again', async () => {
    const [first, again] = [await embedded(), await embedded()];
    expect(again.ids).toEqual(first.ids);
    const file = masterKeyFileIn(dataDirectory);
    expect(await readdir(dataDirectory)).toEqual(['master.key']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64')).toHaveLength(32);
  });

  it('makes one key where two start at once', async () => {
    const found = await Promise.all([embedded(), embedded(), embedded()]);
    expect(new Set(found.map(({ first }) => first)).size).toBe(1);
  });

  it('takes a key file away from the eyes of others', async () => {
    await embedded();
    await chmod(masterKeyFileIn(dataDirectory), 0o644);
    await embedded();
    expect((await stat(masterKeyFileIn(dataDirectory))).mode & 0o777).toBe(0o600);
  });

  it('refuses a file that holds no key, without quoting it', async () => {
    await writeFile(masterKeyFileIn(dataDirectory), 'canary');
    await expect(embedded()).rejects.toThrow('does not hold keys of 32 bytes in base64');
    await expect(embedded()).rejects.not.toThrow('canary');
  });

  it('makes no new key where the database is encrypted with one that is gone', async () => {
    const used = await createTestDatabase();
    try {
      const source = {
        database: { kind: 'embedded', dataDirectory },
        masterKeys: undefined,
        masterKeyFile: undefined,
        keyService: undefined,
      } as const;
      const keys = await findKeyRing(used.kysely, source);
      await Vault.open(used.kysely, keys);
      await rm(masterKeyFileIn(dataDirectory));
      await expect(findKeyRing(used.kysely, source)).rejects.toThrow(
        `is gone, and the database is encrypted with its key ${keys.first}.`,
      );
      expect(await readdir(dataDirectory)).toEqual([]);
    } finally {
      await used.close();
    }
  });
});
