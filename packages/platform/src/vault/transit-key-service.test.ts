import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@tandem/connector-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StartError } from '../configuration/start-error.ts';
import { newIdentifier } from '../database/identifier.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { findKeyRing } from './find-key-ring.ts';
import { partner, account } from './key-owner.ts';
import { KeyRing } from './key-ring.ts';
import { KeysUnavailable } from './keys-unavailable.ts';
import { LocalKeys } from './local-keys.ts';
import { newMasterKeySecret } from './master-key-file.ts';
import { MissingMasterKey } from './missing-master-key.ts';
import { BrokenSeal } from './sealed-box.ts';
import { startTransitStandIn, type TransitStandIn } from './testing/transit-stand-in.ts';
import { TransitKeyService } from './transit-key-service.ts';
import { Vault } from './vault.ts';

let standIn: TransitStandIn;
let service: TransitKeyService;
const place = ['data key', 'key_1', 'account', 'acc_1'];
const first = 'transit/tandem:v1';

beforeEach(async () => {
  standIn = await startTransitStandIn();
  service = new TransitKeyService(standIn.settings);
  await service.refresh();
  return () => standIn.stop();
});

describe('a key of a transit service', () => {
  it('names its versions, the latest first, without those that it no longer opens', async () => {
    expect(service.ids).toEqual([first]);
    standIn.rotate();
    standIn.rotate();
    await service.refresh();
    expect(service.ids).toEqual(['transit/tandem:v3', 'transit/tandem:v2', first]);
    standIn.openFrom(2);
    await service.refresh();
    expect(service.ids).toEqual(['transit/tandem:v3', 'transit/tandem:v2']);
  });

  it('opens what it wrapped at its place, and nowhere else', async () => {
    const wrapped = await service.wrap(first, place, Buffer.from('data key'));
    expect(wrapped.toString()).toMatch(/^vault:v1:/);
    expect((await service.unwrap(first, place, wrapped)).toString()).toBe('data key');
    await expect(service.unwrap(first, [...place, 'x'], wrapped)).rejects.toThrow(BrokenSeal);
    await expect(service.unwrap('transit/tandem:v2', place, wrapped)).rejects.toThrow(BrokenSeal);
    await expect(service.unwrap(first, place, Buffer.from('nonsense'))).rejects.toThrow(BrokenSeal);
    const flipped = Buffer.from(wrapped.toString().replace(/.(?=....$)/, (letter) => (letter === 'A' ? 'B' : 'A')));
    await expect(service.unwrap(first, place, flipped)).rejects.toThrow(BrokenSeal);
  });

  it('wraps with the version that was asked for, whatever was made meanwhile', async () => {
    standIn.rotate();
    expect((await service.wrap(first, place, Buffer.from('x'))).toString()).toMatch(/^vault:v1:/);
  });

  it('wraps with another version without the data key leaving the service', async () => {
    const wrapped = await service.wrap(first, place, Buffer.from('data key'));
    standIn.rotate();
    await service.refresh();
    const before = standIn.requests.length;
    const anew = await new KeyRing([service]).rewrap(first, 'transit/tandem:v2', place, wrapped);
    expect(standIn.requests.slice(before)).toEqual(['POST rewrap']);
    expect((await service.unwrap('transit/tandem:v2', place, anew)).toString()).toBe('data key');
    standIn.openFrom(2);
    await expect(service.unwrap(first, place, wrapped)).rejects.toThrow(MissingMasterKey);
  });

  it('says what is wrong in words, never with the token', async () => {
    const attempt = (): Promise<unknown> => service.wrap(first, place, Buffer.from('x'));
    standIn.accept('another');
    await expect(attempt()).rejects.toThrow(
      `The key service ${standIn.url} does not accept the token (permission denied).`,
    );
    standIn.fail(503, 'Vault is sealed');
    await expect(attempt()).rejects.toThrow('does not serve (Vault is sealed)');
    standIn.fail(200);
    await expect(attempt()).rejects.toThrow('answered something that is no answer of the transit API');
    standIn.fail(404);
    await expect(attempt()).rejects.toThrow('has no key tandem at transit');
    standIn.fail(400, 'no such thing');
    await expect(attempt()).rejects.toThrow('refuses to work with transit/tandem:v1 (no such thing)');
    await standIn.stop();
    const down = await attempt().catch((error: unknown) => error);
    expect(down).toBeInstanceOf(KeysUnavailable);
    expect(down).toMatchObject({
      code: 'unavailable',
      message: `The key service ${standIn.url} cannot be reached (ECONNREFUSED).`,
    });
    expect(JSON.stringify(down)).not.toContain(standIn.token);
  });

  it('reads its token from the file each time, as agents write it anew', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tandem-transit-'));
    try {
      const file = join(folder, 'token');
      await writeFile(file, `${standIn.token}\n`);
      const filed = new TransitKeyService({ ...standIn.settings, token: { file } });
      await filed.refresh();
      standIn.accept('the-next');
      await expect(filed.refresh()).rejects.toThrow('does not accept the token');
      await writeFile(file, 'the-next');
      await filed.refresh();
      await rm(file);
      await expect(filed.refresh()).rejects.toThrow('cannot be read from');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a vault whose master key is a service’s', () => {
  let database: TestDatabase;
  const where = { record: 'ins_1', field: 'apiKey' };
  beforeEach(async () => {
    database = await createTestDatabase();
    return () => database.close();
  });
  afterEach(() => vi.useRealTimers());

  const configuration = () =>
    ({
      database: { kind: 'external', url: new Secret('postgres://x') },
      masterKeys: undefined,
      masterKeyFile: undefined,
      keyService: standIn.settings,
    }) as const;
  const openVault = async () => Vault.open(database.kysely, await findKeyRing(database.kysely, configuration()));

  async function makeAccount(vault: Vault): Promise<string> {
    const id = newIdentifier('acc');
    await database.kysely.insertInto('accounts').values({ id, name: id }).execute();
    await vault.makeAccountKey(database.kysely, id);
    return id;
  }

  it('asks the service once for a data key, not for each call', async () => {
    const vault = await openVault();
    const id = await makeAccount(vault);
    const sealed = await vault.encrypt(account(id), where, 'secret');
    const before = standIn.requests.length;
    for (let call = 0; call < 50; call += 1) await vault.decrypt(account(id), where, sealed);
    expect(standIn.requests.length).toBe(before);
    // After a while it is looked whether the key is still there, for which the service is not needed.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    expect(String(await vault.decrypt(account(id), where, sealed))).toBe('secret');
    expect(standIn.requests.length).toBe(before);
  });

  it('refuses to start while the service is down or refuses, in words', async () => {
    await openVault();
    standIn.accept('another');
    await expect(openVault()).rejects.toThrow('does not accept the token (permission denied).');
    await standIn.stop();
    const refusal = await openVault().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect(refusal).toMatchObject({
      message: `The key service ${standIn.url} cannot be reached (ECONNREFUSED).`,
      hint: expect.stringContaining('TANDEM_KEY_SERVICE_URL'),
    });
  });

  it('goes on with what it knows when the service goes down, and answers 503 for the rest', async () => {
    const vault = await openVault();
    const [known, other] = [await makeAccount(vault), await makeAccount(vault)];
    const sealed = await vault.encrypt(account(known), where, 'secret');
    await standIn.stop();
    expect(String(await vault.decrypt(account(known), where, sealed))).toBe('secret');
    await expect(vault.encrypt(account(other), where, 'x')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    await expect(makeAccount(vault)).rejects.toMatchObject({ code: 'unavailable' });
    await standIn.start();
    await vault.encrypt(account(other), where, 'x');
  });

  it('refuses to start without the service, or with another key of that name, saying which key it needs', async () => {
    await openVault();
    await expect(Vault.open(database.kysely, KeyRing.of(newMasterKeySecret()))).rejects.toThrow(
      'The database is encrypted with the master key transit/tandem:v1, which was not given',
    );
    const other = await startTransitStandIn();
    try {
      const ring = await findKeyRing(database.kysely, { ...configuration(), keyService: other.settings });
      await expect(Vault.open(database.kysely, ring)).rejects.toThrow(
        'The master key transit/tandem:v1 is not the one',
      );
    } finally {
      await other.stop();
    }
    standIn.rotate();
    standIn.openFrom(2);
    await expect(openVault()).rejects.toThrow('encrypted with the master key transit/tandem:v1, which was not given');
  });

  it('may be reached from keys of our own, and left for them', async () => {
    const secret = newMasterKeySecret();
    const before = await Vault.open(database.kysely, KeyRing.of(secret));
    const sealed = await before.encrypt(partner, where, 'kept');
    const local = new LocalKeys({ source: 'environment', whereabouts: '', keys: [secret] });
    const vault = await Vault.open(database.kysely, new KeyRing([service, local]));
    expect(String(await vault.decrypt(partner, where, sealed))).toBe('kept');
  });
});
