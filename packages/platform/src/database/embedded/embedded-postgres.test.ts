import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StartError } from '../../configuration/start-error.ts';
import { connect, type Connection } from '../connection.ts';
import { isDatabaseGone } from '../database-gone.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres, type Interruption } from './embedded-postgres.ts';
import { isAlive } from './process-identity.ts';
import { findServer } from './server-process.ts';
import { serverFolderIn } from './server-folder.ts';

const runFile = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';

let base: string;
/** A database that was stopped in order, to start from without making one each time. */
let made: string;
const running: (EmbeddedPostgres | Connection)[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'tandem-embedded-'));
  made = join(base, 'made');
  const postgres = await startEmbeddedPostgres({ dataDirectory: made });
  await query(postgres, "create table kept (text text); insert into kept values ('kept')");
  await postgres.stop();
});

afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await ('stop' in one ? one.stop() : one.close());
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rm(base, { recursive: true, force: true }));

async function copyOfMade(name = 'copy'): Promise<string> {
  const parent = await mkdtemp(join(base, `${name}-`));
  await runFile('cp', ['-a', made, join(parent, 'data')]);
  return join(parent, 'data');
}

async function start(dataDirectory: string, onInterruption?: (event: Interruption) => void): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    ...(onInterruption === undefined ? {} : { onInterruption }),
  });
  running.push(postgres);
  return postgres;
}

async function query(postgres: EmbeddedPostgres, text: string): Promise<readonly Record<string, unknown>[]> {
  const connection = connect(postgres.address(), { max: 1 });
  try {
    const { rows } = await connection.pool.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await connection.close();
  }
}

/** Another process that starts on the folder; answers when it has, or with what it says. */
async function startElsewhere(dataDirectory: string): Promise<{ child: ChildProcess; words: string }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    try {
      const postgres = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} });
      console.log('started ' + postgres.pid());
      process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
    } catch (error) {
      console.log(error.message);
      process.exit(1);
    }`;
  const child = spawn(
    process.execPath,
    ['--input-type=module-typescript', '--conditions=tandem-source', '-e', script],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return { child, words: words.trim() };
}

async function refusal(dataDirectory: string): Promise<StartError> {
  const error: unknown = await start(dataDirectory).then(
    () => new Error('It started.'),
    (reason: unknown) => reason,
  );
  if (error instanceof StartError) return error;
  throw error;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 1_000) throw new Error('It did not come to be.');
    await wait(10);
  }
}

describe('startEmbeddedPostgres', () => {
  it('keeps its data from one start to the next', async () => {
    const postgres = await start(await copyOfMade());
    expect(await query(postgres, 'select text from kept')).toEqual([{ text: 'kept' }]);
  });

  it('sets up a server that is safe with data and reachable with the password alone', async () => {
    const dataDirectory = await copyOfMade();
    const postgres = await start(dataDirectory);
    const [settings] = await query(
      postgres,
      `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
        current_setting('listen_addresses') as listens,
        (select datlocale from pg_database where datname = current_database()) as locale,
        (select rolsuper from pg_roles where rolname = current_user) as superuser`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
      listens: '127.0.0.1',
      locale: 'C.UTF-8',
      superuser: false,
    });
    expect(postgres.address().port).not.toBe(5432);
    const wrong = connect({ ...postgres.address(), password: 'password' }, { max: 1 });
    running.push(wrong);
    await expect(wrong.pool.query('select 1')).rejects.toMatchObject({ code: '28P01' });
    const superuser = connect({ ...postgres.address(), user: 'postgres', database: 'postgres' }, { max: 1 });
    running.push(superuser);
    await expect(superuser.pool.query('select 1')).rejects.toMatchObject({ code: '28P01' });
    const folder = serverFolderIn(dataDirectory);
    expect((await stat(folder.password)).mode & 0o777).toBe(0o600);
    expect((await stat(folder.data)).mode & 0o777).toBe(0o700);
  });

  it.runIf(isLinux)('runs in a process session of its own, and sees none of our secrets', async () => {
    process.env['TANDEM_MASTER_KEY_CANARY'] = 'canary';
    try {
      const postgres = await start(await copyOfMade());
      const fields = (await readFile(`/proc/${postgres.pid()}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
      expect(Number(fields[3])).toBe(postgres.pid());
      expect(await readFile(`/proc/${postgres.pid()}/environ`, 'utf8')).not.toContain('canary');
    } finally {
      delete process.env['TANDEM_MASTER_KEY_CANARY'];
    }
  });

  it('leaves no process behind when it is stopped', async () => {
    const postgres = await start(await copyOfMade());
    await postgres.stop();
    expect(await isAlive(postgres.pid())).toBe(false);
  });

  it('refuses a folder whose database is in use', async () => {
    const dataDirectory = await copyOfMade();
    const first = await start(dataDirectory);
    const error = await refusal(dataDirectory);
    expect(error.message).toBe(`Tandem is already running on the data folder ${dataDirectory}.`);
    expect(error.hint).toContain('stop it first');
    expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await startElsewhere(dataDirectory)).words).toBe(error.message);
  });

  it('lets one of two win that start on a fresh folder at once', async () => {
    const dataDirectory = join(await mkdtemp(join(base, 'race-')), 'data');
    const both = await Promise.all([startElsewhere(dataDirectory), startElsewhere(dataDirectory)]);
    const words = both.map((one) => one.words).toSorted();
    expect(words[0]).toBe(`Tandem is already running on the data folder ${dataDirectory}.`);
    expect(words[1]).toMatch(/^started \d+$/);
    for (const { child } of both) {
      if (child.exitCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    expect(await findServer(serverFolderIn(dataDirectory))).toBeUndefined();
    expect(await readdir(dataDirectory)).toEqual(['postgres']);
  });

  it('stops a server whose owner was killed, and starts with all its data', async () => {
    const dataDirectory = await copyOfMade();
    const { child, words } = await startElsewhere(dataDirectory);
    const orphan = Number(words.replace('started ', ''));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isAlive(orphan)).toBe(true);
    const postgres = await start(dataDirectory);
    expect(await isAlive(orphan)).toBe(false);
    expect(await query(postgres, 'select text from kept')).toEqual([{ text: 'kept' }]);
  });

  it('starts PostgreSQL again when it is killed, at the same port and with what was committed', async () => {
    const events: string[] = [];
    const postgres = await start(await copyOfMade(), ({ state }) => events.push(state));
    const before = { pid: postgres.pid(), port: postgres.address().port };
    const connection = connect(postgres.address());
    running.push(connection);
    await connection.pool.query("insert into kept values ('committed')");
    process.kill(before.pid, 'SIGKILL');
    await until(async () => {
      try {
        await connection.pool.query('select 1');
        return postgres.pid() !== before.pid;
      } catch (error) {
        if (!isDatabaseGone(error)) throw error;
        return false;
      }
    });
    expect(events).toEqual(['gone', 'back']);
    expect(postgres.address().port).toBe(before.port);
    const { rows } = await connection.pool.query<{ text: string }>('select text from kept');
    expect(rows.map(({ text }) => text)).toEqual(['kept', 'committed']);
  });

  it('takes up again with a server that had to end all its connections', async () => {
    const events: string[] = [];
    const dataDirectory = await copyOfMade();
    const postgres = await start(dataDirectory, ({ state }) => events.push(state));
    const [backend] = await query(postgres, "select pid from pg_stat_activity where application_name = 'tandem owner'");
    process.kill(Number(backend?.['pid']), 'SIGKILL');
    await until(() => events.includes('back'));
    expect((await refusal(dataDirectory)).message).toContain('already running');
  });

  it('stops while PostgreSQL is being started again', async () => {
    const postgres = await start(await copyOfMade());
    const killed = postgres.pid();
    process.kill(killed, 'SIGKILL');
    await until(async () => !(await isAlive(killed)));
    await postgres.stop();
    expect(await isAlive(postgres.pid())).toBe(false);
  });

  it('is not misled by the id of another process in the note of a crashed server', async () => {
    const dataDirectory = await copyOfMade();
    const note = join(serverFolderIn(dataDirectory).data, 'postmaster.pid');
    const { uid, gid } = await stat(serverFolderIn(dataDirectory).data);
    const stranger = spawn('sleep', ['60'], { uid, gid });
    children.push(stranger);
    await writeFile(
      note,
      `${stranger.pid}\n${serverFolderIn(dataDirectory).data}\n1\n5433\n\n127.0.0.1\n  1 1\nready   \n`,
    );
    if (isRoot) await chown(note, uid, gid);
    const postgres = await start(dataDirectory);
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await isAlive(stranger.pid ?? 0)).toBe(true);
  });

  it('works in a folder with a path longer than any socket may have', async () => {
    const dataDirectory = join(base, ...Array.from({ length: 6 }, (_, index) => `${index}`.repeat(60)));
    await mkdir(dataDirectory, { recursive: true });
    await runFile('cp', ['-a', join(made, 'postgres'), dataDirectory]);
    const postgres = await start(dataDirectory);
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.runIf(isRoot)('runs as an unprivileged user below a folder that only root may enter', async () => {
    const dataDirectory = join(await mkdtemp(join(base, 'root-')), 'home', '.tandem');
    await mkdir(join(dataDirectory, '..'), { mode: 0o700 });
    const postgres = await start(dataDirectory);
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    const folder = serverFolderIn(dataDirectory);
    expect((await stat(folder.data)).uid).not.toBe(0);
    expect((await stat(dataDirectory)).uid).toBe(0);
    expect((await stat(join(dataDirectory, '..'))).mode & 0o777).toBe(0o700);
  });

  it.runIf(isRoot && isLinux)('runs as the user that owns its data', async () => {
    const dataDirectory = await copyOfMade();
    const postgres = await start(dataDirectory);
    const { uid } = await stat(serverFolderIn(dataDirectory).data);
    expect(await readFile(`/proc/${postgres.pid()}/status`, 'utf8')).toContain(
      `Uid:\t${uid}\t${uid}\t${uid}\t${uid}\n`,
    );
  });

  it('makes a new password where the file with it was lost or does not fit', async () => {
    const dataDirectory = await copyOfMade();
    const { password } = serverFolderIn(dataDirectory);
    await rm(password);
    await (await start(dataDirectory)).stop();
    await writeFile(password, 'another\n');
    const postgres = await start(dataDirectory);
    expect(await query(postgres, 'select text from kept')).toEqual([{ text: 'kept' }]);
    expect((await stat(password)).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing when it is aborted half-way through making a database', async () => {
    const dataDirectory = join(await mkdtemp(join(base, 'aborted-')), 'data');
    await expect(startEmbeddedPostgres({ dataDirectory, signal: AbortSignal.timeout(300) })).rejects.toThrow(
      'aborted due to timeout',
    );
    expect(await readdir(dataDirectory)).toEqual([]);
  });

  it('clears away what a start has left that was killed half-way through making a database', async () => {
    const dataDirectory = join(await mkdtemp(join(base, 'half-')), 'data');
    const killed = startElsewhere(dataDirectory);
    await until(async () =>
      (await readdir(dataDirectory).catch(() => [])).some((name) => name.startsWith('postgres.new-')),
    );
    await wait(200);
    children.at(-1)?.kill('SIGKILL');
    const postgres = await start(dataDirectory);
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(dataDirectory)).toEqual(['postgres']);
    await killed;
  });

  it('does not let the log grow without bound', async () => {
    const dataDirectory = await copyOfMade();
    const { log } = serverFolderIn(dataDirectory);
    await writeFile(log, 'x'.repeat(2 * 2 ** 20));
    await start(dataDirectory);
    expect((await stat(log)).size).toBeLessThan(10_000);
  });
});
