import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open, readFile, realpath, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, runsWith } from './process-identity.ts';
import { run, serverEnvironment } from './run.ts';
import { dataArgument, type ServerFolder, type ServerSetting } from './server-folder.ts';
import { explainFailure } from './start-failure.ts';

/** A PostgreSQL that runs on our folder. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Whether it takes connections already. */
  readonly ready: boolean;
}

/** Another start of Tandem has just started PostgreSQL on the same folder. */
export class AnotherStart extends Error {}

const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  huge_pages: 'off',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  // No extra processes for reading, and no parallel queries, which need more of /dev/shm than containers have.
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements, their parameters and the rows of a violated constraint may hold what must not be logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
};

const pollMs = 5;
/** How long the remains of a killed PostgreSQL may take to end. */
const remainsMs = 20_000;
const portAttempts = 20;

/** Names the folder in the server's arguments, by which its process is known again. */
async function folderArgument(folder: ServerFolder): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(folder.data))
    .digest('hex')
    .slice(0, 16);
  return `cluster_name=tandem-${name}`;
}

/** The PostgreSQL that runs on this folder now, whoever started it. */
export async function findServer(folder: ServerFolder): Promise<ServerProcess | undefined> {
  const noted = await readNote(folder);
  if (noted === undefined || !(await runsWith(noted.pid, await folderArgument(folder)))) return undefined;
  return noted;
}

/** PostgreSQL's own note of its process, `postmaster.pid`: the id, the folder, the time, the port, ..., and the state in line 8. */
async function readNote(folder: ServerFolder): Promise<ServerProcess | undefined> {
  const text = await readFile(join(folder.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Starts PostgreSQL and waits until it takes connections, also through a recovery after a crash.
 *
 * @param preferredPort the port to take if it is free; another one is chosen otherwise
 * @throws AnotherStart where a PostgreSQL runs on the folder already
 * @throws StartError where it does not start
 */
export async function startServer(setting: ServerSetting, preferredPort?: number): Promise<ServerProcess> {
  const givenUp = Date.now() + remainsMs;
  let port = preferredPort ?? (await freePort());
  for (let attempt = 1; ; attempt += 1) {
    setting.signal?.throwIfAborted();
    const outcome = await startOnce(setting, port);
    if (typeof outcome !== 'string') return outcome;
    if (/lock file .* already exists/.test(outcome)) throw new AnotherStart();
    const portTaken = /could not bind|could not create any TCP\/IP sockets/.test(outcome);
    const remains = /pre-existing shared memory block/.test(outcome) && Date.now() < givenUp;
    if (portTaken && attempt < portAttempts) port = await freePort();
    else if (remains) await wait(200, undefined, { signal: setting.signal });
    else throw explainFailure(outcome, setting.folder);
  }
}

/** Answers the running server, or the words with which it ended. */
async function startOnce(setting: ServerSetting, port: number): Promise<ServerProcess | string> {
  const { folder, signal } = setting;
  const logStart = await stat(folder.log).then(
    ({ size }) => size,
    () => 0,
  );
  const child = await spawnServer(setting, port);
  try {
    while (child.exitCode === null && child.signalCode === null) {
      const noted = await readNote(folder);
      if (noted !== undefined && noted.pid === child.pid && noted.ready) return noted;
      await wait(pollMs, undefined, { signal });
    }
  } catch (error) {
    child.kill('SIGQUIT');
    throw error;
  }
  const words = await readFile(folder.log);
  return words.subarray(logStart).toString('utf8');
}

async function spawnServer(setting: ServerSetting, port: number): Promise<ChildProcess> {
  const { folder, binaries, account } = setting;
  const args = ['-D', dataArgument(folder.data, account), '-p', String(port), '-c', await folderArgument(folder)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  if (!setting.durable) args.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off');
  const stale = await readNote(folder);
  const log = await open(folder.log, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, args, {
      ...account,
      cwd: folder.data,
      env: {
        ...serverEnvironment(),
        // After a crash the id in the note may be another program's by now. PostgreSQL takes it for a running server then, except
        // where it is told that this id is its own ancestor's; that the remains of a server are gone it checks all the same.
        ...(stale === undefined ? {} : { PG_GRANDPARENT_PID: String(stale.pid) }),
      },
      stdio: ['ignore', log.fd, log.fd],
      // A session of its own: Ctrl-C in the terminal is for us, and we stop it last.
      detached: true,
      windowsHide: true,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

const stopSteps = [
  { signal: 'SIGINT', patienceMs: 30_000 },
  { signal: 'SIGQUIT', patienceMs: 10_000 },
  { signal: 'SIGKILL', patienceMs: 10_000 },
] as const;

/** Stops a server: at once and in order (fast shutdown); harder where it does not heed. */
export async function stopServer(setting: Pick<ServerSetting, 'binaries' | 'folder'>, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await run(setting.binaries.pgCtl, ['stop', '-D', setting.folder.data, '-m', 'fast', '-w'], {
      account: undefined,
      cwd: setting.folder.data,
    });
    return;
  }
  for (const { signal, patienceMs } of stopSteps) {
    const until = Date.now() + patienceMs;
    sendSignal(pid, signal);
    while (Date.now() < until) {
      if (!(await isAlive(pid))) return;
      await wait(pollMs);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end.`);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const logLimit = 4 * 2 ** 20;

/** Keeps PostgreSQL's log within its bound while it is written to. */
export async function trimLog(folder: ServerFolder): Promise<void> {
  const size = await stat(folder.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= logLimit) return;
  const log = await open(folder.log, 'r+');
  try {
    await log.truncate(0);
  } finally {
    await log.close();
  }
}

/** Keeps the log of the start before, where it has grown, and begins a new one. */
export async function turnLog(folder: ServerFolder): Promise<void> {
  const size = await stat(folder.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logLimit / 4) await rename(folder.log, `${folder.log}.1`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
