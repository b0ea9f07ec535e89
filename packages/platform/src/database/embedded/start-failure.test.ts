import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartError } from '../../configuration/start-error.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { serverFolderIn } from './server-folder.ts';

const runFile = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const canMount = isRoot && process.platform === 'linux' && (await mayMount());

let base: string;
/** A database that was stopped in order, to spoil copies of. */
let made: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'tandem-refused-'));
  made = join(base, 'made');
  await (await startEmbeddedPostgres({ dataDirectory: made })).stop();
});

afterAll(() => rm(base, { recursive: true, force: true }));

async function copyOfMade(): Promise<string> {
  const dataDirectory = join(await mkdtemp(join(base, 'copy-')), 'data');
  await runFile('cp', ['-a', made, dataDirectory]);
  return dataDirectory;
}

async function refusal(dataDirectory: string): Promise<StartError> {
  try {
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('It started.');
}

async function mayMount(): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'tandem-mount-'));
  const mounted = await runFile('mount', ['-t', 'tmpfs', 'tmpfs', place]).then(
    () => true,
    () => false,
  );
  if (mounted) await runFile('umount', [place]);
  await rm(place, { recursive: true });
  return mounted;
}

describe('a start that cannot be', () => {
  it('says that the database is of another version', async () => {
    const dataDirectory = await copyOfMade();
    await writeFile(join(serverFolderIn(dataDirectory).data, 'PG_VERSION'), '17\n');
    expect((await refusal(dataDirectory)).message).toContain(
      'was made by PostgreSQL 17; this version of Tandem brings PostgreSQL 18',
    );
  });

  it('says that the database is damaged', async () => {
    const dataDirectory = await copyOfMade();
    const control = join(serverFolderIn(dataDirectory).data, 'global', 'pg_control');
    const { size } = await stat(control);
    await writeFile(control, Buffer.alloc(size, 7));
    const error = await refusal(dataDirectory);
    expect(error.message).toBe(`The embedded database in ${dataDirectory} is damaged and does not start.`);
    expect(error.hint).toContain('Restore the folder from a backup');
  });

  it('says that there is no complete database', async () => {
    const dataDirectory = await copyOfMade();
    await rm(serverFolderIn(dataDirectory).data, { recursive: true });
    expect((await refusal(dataDirectory)).message).toContain('holds no complete database');
  });

  it('says that the path is no place for a folder', async () => {
    const file = join(base, 'file');
    await writeFile(file, '');
    expect((await refusal(join(file, 'data'))).message).toBe(
      `The data folder ${join(file, 'data')} cannot be made there.`,
    );
  });

  it.runIf(!isRoot)('says that the folder cannot be written', async () => {
    const dataDirectory = await mkdtemp(join(base, 'locked-'));
    await chmod(dataDirectory, 0o500);
    expect((await refusal(dataDirectory)).message).toContain('cannot be read and written by the user Tandem runs as');
  });

  it.runIf(canMount)('says that the disk is full, before it makes a database and when it starts one', async () => {
    const dataDirectory = await mkdtemp(join(base, 'full-'));
    await runFile('mount', ['-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', dataDirectory]);
    try {
      const error = await refusal(dataDirectory);
      expect(error.message).toBe(`The disk that holds ${dataDirectory} is full.`);
      expect(error.hint).toContain('Make room');
      expect(await readdir(dataDirectory)).toEqual([]);
      await runFile('cp', ['-a', join(made, 'postgres'), dataDirectory]);
      await runFile('dd', ['if=/dev/zero', `of=${join(dataDirectory, 'filler')}`, 'bs=64k']).catch(() => undefined);
      expect((await refusal(dataDirectory)).message).toBe(`The disk that holds ${dataDirectory} is full.`);
      await rm(join(dataDirectory, 'filler'));
      await (await startEmbeddedPostgres({ dataDirectory })).stop();
    } finally {
      await runFile('umount', ['-l', dataDirectory]);
    }
  });

  it.runIf(canMount)('says that the folder is read-only', async () => {
    const dataDirectory = await mkdtemp(join(base, 'read-only-'));
    await runFile('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', dataDirectory]);
    try {
      expect((await refusal(dataDirectory)).message).toBe(
        `The data folder ${dataDirectory} is on a read-only file system.`,
      );
    } finally {
      await runFile('umount', ['-l', dataDirectory]);
    }
  });
});
