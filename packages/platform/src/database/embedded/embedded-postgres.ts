import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '../../configuration/start-error.ts';
import { isDatabaseGone } from '../database-gone.ts';
import { findBinaries } from './binaries.ts';
import { findServerAccount } from './server-account.ts';
import {
  databaseName,
  databaseRole,
  openDataDirectory,
  prepareServerFolder,
  readPassword,
  serverFolderIn,
  setPassword,
  type ServerSetting,
} from './server-folder.ts';
import {
  AnotherStart,
  findServer,
  startServer,
  stopServer,
  trimLog,
  turnLog,
  type ServerProcess,
} from './server-process.ts';

export interface EmbeddedPostgresOptions {
  /** The data folder (`TANDEM_DATA_DIR`); made on the first start. */
  readonly dataDirectory: string;
  /** False gives up fsync, for tests. */
  readonly durable?: boolean;
  /** Ends the start. A running server is ended by `stop`. */
  readonly signal?: AbortSignal;
  /** Told when PostgreSQL went away, and whether it is back or why it does not come. */
  readonly onInterruption?: (event: Interruption) => void;
}

/** What became of a PostgreSQL that went away by itself. */
export type Interruption = { readonly state: 'gone' | 'back' } | { readonly state: 'failing'; readonly error: unknown };

/** The address of the embedded database; loopback, since the password crosses no network. */
export interface EmbeddedAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  /** Where to connect. The port may change when PostgreSQL had to be started again. */
  address(): EmbeddedAddress;
  /** The process that everything of PostgreSQL hangs on. */
  pid(): number;
  /** Ends PostgreSQL in order and waits until it has ended. Nothing is left running. */
  stop(): Promise<void>;
}

/** How long another start on the same folder is given to become ready or to fail. */
const othersMs = 60_000;

/**
 * Starts PostgreSQL on the data folder and owns it: while we live nobody else starts on the same folder, and when PostgreSQL dies it
 * is started again. A server whose owner has died is stopped first.
 *
 * Ownership is a lock held inside the database by a connection of ours, so that it ends with our process however that ends.
 *
 * @throws StartError where the folder is in use, or the database cannot be started
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = serverFolderIn(options.dataDirectory);
  await openDataDirectory(folder.dataDirectory);
  const account = await findServerAccount(folder.data);
  const setting: ServerSetting = {
    folder,
    account,
    binaries: await findBinaries(account, folder.dataDirectory),
    durable: options.durable ?? true,
    signal: options.signal,
  };
  await prepareServerFolder(setting);
  const owned = await takeOver(setting);
  return new OwnedPostgres(setting, owned, options.onInterruption);
}

interface Owned {
  readonly server: ServerProcess;
  readonly password: string;
  /** The connection that holds the lock of the owner. */
  readonly lock: pg.Client;
}

async function takeOver(setting: ServerSetting): Promise<Owned> {
  const givenUp = Date.now() + othersMs;
  for (;;) {
    setting.signal?.throwIfAborted();
    try {
      const running = await findServer(setting.folder);
      if (running !== undefined) await stopIfOrphaned(setting, running);
      await turnLog(setting.folder);
      if ((await readPassword(setting.folder)) === undefined) await setPassword(setting);
      return await startOwned(setting);
    } catch (error) {
      if (error instanceof StartError) throw error;
      // Somebody else starts on this folder at this moment: one of us will find the other's lock.
      if (!(error instanceof AnotherStart) && !isDatabaseGone(error)) throw error;
      if (Date.now() > givenUp) throw alreadyRunning(setting, error);
    }
    await wait(100, undefined, { signal: setting.signal });
  }
}

async function startOwned(setting: ServerSetting, preferredPort?: number): Promise<Owned> {
  const server = await startServer(setting, preferredPort);
  const password = await readPassword(setting.folder);
  if (password === undefined) throw new Error('The password file was removed during the start.');
  try {
    const lock = await takeLock({ ...server, password });
    if (lock === undefined) throw new AnotherStart();
    return { server, password, lock };
  } catch (error) {
    if (!wrongPassword(error)) throw error;
    // The file does not fit the folder, as after restoring one without the other.
    await stopServer(setting, server.pid);
    await setPassword(setting);
    return startOwned(setting, preferredPort);
  }
}

/** Stops a server whose owner is dead; one whose owner lives is the end of our start. */
async function stopIfOrphaned(setting: ServerSetting, running: ServerProcess): Promise<void> {
  if (!running.ready) throw new AnotherStart();
  const password = await readPassword(setting.folder);
  if (password !== undefined) {
    const lock = await takeLock({ ...running, password }).catch((error: unknown) => {
      if (wrongPassword(error)) throw inUse(setting, running, error);
      throw error;
    });
    if (lock === undefined) throw alreadyRunning(setting);
    await lock.end();
  }
  await stopServer(setting, running.pid);
}

/** Two numbers that stand for the owner of the embedded database among PostgreSQL's advisory locks. */
const ownerLock = [0x74616e64, 1] as const;

async function takeLock(at: { readonly port: number; readonly password: string }): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    ...addressOf(at),
    application_name: 'tandem owner',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // What breaks before the lock is held also rejects the query under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ owned: boolean }>('select pg_try_advisory_lock($1, $2) as owned', [
      ...ownerLock,
    ]);
    if (rows[0]?.owned === true) return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  return undefined;
}

function addressOf(at: { readonly port: number; readonly password: string }): EmbeddedAddress {
  return { host: '127.0.0.1', port: at.port, user: databaseRole, password: at.password, database: databaseName };
}

function wrongPassword(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '28P01';
}

function alreadyRunning(setting: ServerSetting, cause?: unknown): StartError {
  return new StartError(
    `Tandem is already running on the data folder ${setting.folder.dataDirectory}.`,
    'Use the one that runs, stop it first, or set TANDEM_DATA_DIR to another folder.',
    cause,
  );
}

function inUse(setting: ServerSetting, running: ServerProcess, cause: unknown): StartError {
  return new StartError(
    `A PostgreSQL (process ${running.pid}) runs on ${setting.folder.data}, and the password in ${setting.folder.password} is not its own.`,
    `Stop Tandem if it runs, else end that process with: kill -INT ${running.pid}`,
    cause,
  );
}

const trimLogEveryMs = 60_000;
const restartPauses = { firstMs: 50, mostMs: 2_000 };

class OwnedPostgres implements EmbeddedPostgres {
  readonly #setting: ServerSetting;
  readonly #onInterruption: (event: Interruption) => void;
  readonly #ending = new AbortController();
  readonly #trimming: NodeJS.Timeout;
  #owned: Owned;
  #recovery: Promise<void> = Promise.resolve();

  constructor(setting: ServerSetting, owned: Owned, onInterruption: (event: Interruption) => void = () => undefined) {
    this.#setting = { ...setting, signal: this.#ending.signal };
    this.#onInterruption = onInterruption;
    this.#owned = owned;
    this.#watch();
    this.#trimming = setInterval(() => void trimLog(setting.folder).catch(() => undefined), trimLogEveryMs).unref();
  }

  address(): EmbeddedAddress {
    return addressOf({ port: this.#owned.server.port, password: this.#owned.password });
  }

  pid(): number {
    return this.#owned.server.pid;
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#trimming);
    await this.#recovery;
    await this.#owned.lock.end().catch(() => undefined);
    const running = await findServer(this.#setting.folder);
    if (running !== undefined) await stopServer(this.#setting, running.pid);
  }

  /** The lock's connection ends when PostgreSQL does, or when it starts its processes afresh after one has crashed. */
  #watch(): void {
    this.#owned.lock.once('end', () => {
      if (!this.#ending.signal.aborted) this.#recovery = this.#recover();
    });
  }

  async #recover(): Promise<void> {
    this.#onInterruption({ state: 'gone' });
    let pauseMs = restartPauses.firstMs;
    while (!this.#ending.signal.aborted) {
      try {
        this.#owned = await this.#ownAgain();
        this.#watch();
        this.#onInterruption({ state: 'back' });
        return;
      } catch (error) {
        if (this.#ending.signal.aborted) return;
        if (pauseMs >= restartPauses.mostMs) this.#onInterruption({ state: 'failing', error });
      }
      await wait(pauseMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, restartPauses.mostMs);
    }
  }

  async #ownAgain(): Promise<Owned> {
    const { server, password } = this.#owned;
    const running = await findServer(this.#setting.folder);
    if (running === undefined) return startOwned(this.#setting, server.port);
    const lock = await takeLock({ ...running, password });
    if (lock === undefined) throw new AnotherStart('Another Tandem has taken the data folder.');
    return { server: running, password, lock };
  }
}
