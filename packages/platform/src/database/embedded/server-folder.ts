import { randomBytes } from 'node:crypto';
import {
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartError } from '../../configuration/start-error.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './process-identity.ts';
import { run } from './run.ts';
import type { ServerAccount } from './server-account.ts';
import { explainFailure } from './start-failure.ts';

/** The parts of the embedded database on disk: `{dataDirectory}/postgres`. */
export interface ServerFolder {
  readonly dataDirectory: string;
  readonly root: string;
  /** PostgreSQL's own folder; belongs to the user that it runs as. */
  readonly data: string;
  /** The password of the role `tandem`; ours, mode 0600. */
  readonly password: string;
  /** What PostgreSQL writes to its standard error. */
  readonly log: string;
}

/** How PostgreSQL is run on a folder. */
export interface ServerSetting {
  readonly folder: ServerFolder;
  readonly binaries: Binaries;
  readonly account: ServerAccount | undefined;
  /** False gives up fsync, for tests. */
  readonly durable: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The role that owns the database. The superuser has no password and cannot connect. */
export const databaseRole = 'tandem';
export const databaseName = 'tandem';

const majorVersion = '18';
/** A new database takes 40 MB, and needs room to write. */
const roomForNewDatabase = 100 * 2 ** 20;

export function serverFolderIn(dataDirectory: string): ServerFolder {
  const root = join(resolve(dataDirectory), 'postgres');
  return {
    dataDirectory: resolve(dataDirectory),
    root,
    data: join(root, 'data'),
    password: join(root, 'password'),
    log: join(root, 'log'),
  };
}

/**
 * How PostgreSQL is told where its folder is. Under another user it may not be allowed to pass through the folders above, such as a
 * home of mode 0700; it is started inside the folder and addresses it as its own working directory, which needs no leave.
 */
export function dataArgument(data: string, account: ServerAccount | undefined): string {
  return account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : data;
}

/** Makes the data folder if it is missing, and makes sure that it can be written. */
export async function openDataDirectory(dataDirectory: string): Promise<void> {
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
    await rmdir(await mkdtemp(join(dataDirectory, '.try-')));
  } catch (error) {
    throw explainFailure(String(error), { dataDirectory }, error);
  }
}

/** Makes sure that there is a database of our version in the folder; makes one on the first start. */
export async function prepareServerFolder(setting: ServerSetting): Promise<void> {
  const { folder } = setting;
  await removeLeftovers(folder);
  const version = await readVersion(folder);
  if (version === undefined) return makeDatabase(setting);
  if (version === majorVersion) return;
  throw new StartError(
    `The database in ${folder.dataDirectory} was made by PostgreSQL ${version}; this version of Tandem brings PostgreSQL ${majorVersion}.`,
    'Start the version of Tandem that made it, or move the folder away to start afresh.',
  );
}

async function readVersion(folder: ServerFolder): Promise<string | undefined> {
  try {
    return (await readFile(join(folder.data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    const exists = await stat(folder.root).then(
      () => true,
      () => false,
    );
    if (!exists) return undefined;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explainFailure(String(error), folder, error);
    throw new StartError(
      `The folder ${folder.root} holds no complete database.`,
      'Restore it from a backup, or move it away to start afresh.',
    );
  }
}

const stagingName = /^postgres\.new-(\d+)-/;

/** Half-made databases of starts that were killed. */
async function removeLeftovers(folder: ServerFolder): Promise<void> {
  for (const name of await readdir(folder.dataDirectory)) {
    const maker = stagingName.exec(name)?.[1];
    if (maker === undefined) continue;
    if (Number(maker) !== process.pid && (await isAlive(Number(maker)))) continue;
    // What a killed start had begun may still be writing for a moment.
    await rm(join(folder.dataDirectory, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** Made aside and renamed into place, so that a database is there as a whole or not at all. */
async function makeDatabase(setting: ServerSetting): Promise<void> {
  const { folder } = setting;
  const { bavail, bsize } = await statfs(folder.dataDirectory);
  if (bavail * bsize < roomForNewDatabase) throw explainFailure('No space left on device', folder);
  const staging: ServerFolder = serverFolderAt(folder, await mkdtemp(`${folder.root}.new-${process.pid}-`));
  try {
    await mkdir(staging.data, { mode: 0o700 });
    if (setting.account !== undefined) await chown(staging.data, setting.account.uid, setting.account.gid);
    await initialise({ ...setting, folder: staging });
    await rename(staging.root, folder.root).catch((error: NodeJS.ErrnoException) => {
      // Another start was faster; it will tell whether it still runs.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    await syncFolder(folder.dataDirectory);
  } catch (error) {
    setting.signal?.throwIfAborted();
    throw error instanceof StartError ? error : explainFailure(String(error), folder, error);
  } finally {
    await rm(staging.root, { recursive: true, force: true });
  }
}

function serverFolderAt(folder: ServerFolder, root: string): ServerFolder {
  return {
    dataDirectory: folder.dataDirectory,
    root,
    data: join(root, 'data'),
    password: join(root, 'password'),
    log: join(root, 'log'),
  };
}

async function initialise(setting: ServerSetting): Promise<void> {
  const { folder, binaries, account, signal } = setting;
  const args = [
    `--pgdata=${dataArgument(folder.data, account)}`,
    '--username=postgres',
    '--auth=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(setting.durable ? [] : ['--no-sync']),
  ];
  const result = await run(binaries.initdb, args, { account, cwd: folder.data, signal });
  if (result.exitCode !== 0) throw explainFailure(result.output, folder);
  await writeFile(join(folder.data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  await runAlone(setting, [
    `create role ${databaseRole} login createdb`,
    `create database ${databaseName} owner ${databaseRole}`,
  ]);
  await setPassword(setting);
}

/**
 * Gives the role a new random password and keeps it in the password file. PostgreSQL must not be running. Also the way back where
 * the file has been lost.
 */
export async function setPassword(setting: ServerSetting): Promise<void> {
  const password = randomBytes(32).toString('base64url');
  await runAlone(setting, [`alter role ${databaseRole} password '${password}'`]);
  const file = await open(setting.folder.password, 'w', 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(`${password}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The password of the role, or undefined where the file has been lost. */
export async function readPassword(folder: ServerFolder): Promise<string | undefined> {
  try {
    const password = (await readFile(folder.password, 'utf8')).trim();
    return password === '' ? undefined : password;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw explainFailure(String(error), folder, error);
  }
}

/** Runs statements as the superuser in single-user mode, where no password is needed; one line each. */
async function runAlone(setting: ServerSetting, statements: readonly string[]): Promise<void> {
  const { folder, binaries, account, signal } = setting;
  const args = [
    '--single',
    '-D',
    dataArgument(folder.data, account),
    '-c',
    'exit_on_error=on',
    '-c',
    'log_checkpoints=off',
    '-c',
    'io_method=sync',
  ];
  if (!setting.durable) args.push('-c', 'fsync=off');
  const input = statements.map((statement) => `${statement}\n`).join('');
  const result = await run(binaries.postgres, [...args, 'postgres'], { account, cwd: folder.data, input, signal });
  if (result.exitCode !== 0) throw explainFailure(result.output, folder);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
