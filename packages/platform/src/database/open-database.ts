import { setTimeout as wait } from 'node:timers/promises';
import { revealSecret, type Secret } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import type { DatabaseSource } from '../configuration/configuration.ts';
import { StartError } from '../configuration/start-error.ts';
import { connect, type Address, type Connection } from './connection.ts';
import { isDatabaseGone } from './database-gone.ts';
import { startEmbeddedPostgres, type Interruption } from './embedded/embedded-postgres.ts';
import { migrate, refuseNewer } from './migrations.ts';
import type { Database } from './tables.ts';
import { installWorkerSchema } from './worker-schema.ts';

export interface OpenDatabaseOptions {
  readonly signal?: AbortSignal;
  /** Connections at most; 20 unless given. */
  readonly max?: number;
  /** Told when the embedded PostgreSQL went away, is back, or does not come back. */
  readonly onInterruption?: (event: Interruption) => void;
  /** Told of connections that broke while idle. */
  readonly onIdleError?: (error: Error) => void;
  /** Looks at the database before a migration may change it, and refuses by throwing. It may be of an older schema, or have none. */
  readonly beforeMigrating?: (database: Kysely<Database>) => Promise<void>;
  /** Done instead of bringing the database to our schema, by those who take it as it is or make it themselves. */
  readonly inPlaceOfMigrating?: (connection: Connection) => Promise<void>;
  /** How long an external server is waited for, as when all is started at once; 15 seconds unless given. */
  readonly patienceMs?: number;
}

/** The database, ready and migrated. `close` ends the connections and then, where it is ours, PostgreSQL itself: last of all. */
export interface OpenDatabase extends Connection {
  readonly kind: 'embedded' | 'external';
}

/**
 * Opens the database and brings it to the schema of this program.
 *
 * @throws StartError where that cannot be, saying what to do; nothing is changed then
 */
export async function openDatabase(source: DatabaseSource, options: OpenDatabaseOptions = {}): Promise<OpenDatabase> {
  return source.kind === 'embedded' ? openEmbedded(source.dataDirectory, options) : openExternal(source.url, options);
}

async function openEmbedded(dataDirectory: string, options: OpenDatabaseOptions): Promise<OpenDatabase> {
  let connection: Connection | undefined;
  const server = await startEmbeddedPostgres({
    dataDirectory,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onInterruption: (event) => {
      // The pool opens its next connections at the port PostgreSQL has now.
      if (event.state === 'back' && connection !== undefined) connection.pool.options.port = server.address().port;
      options.onInterruption?.(event);
    },
  });
  try {
    await migrateAt(server.address(), options);
    const opened = connect(server.address(), options);
    connection = opened;
    const close = async (): Promise<void> => {
      await opened.close();
      await server.stop();
    };
    return { ...opened, kind: 'embedded', close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openExternal(url: Secret, options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const address: Address = { connectionString: revealSecret(url) };
  const connection = connect(address, options);
  try {
    await waitForServer(connection, url, options);
    await checkServer(connection);
    await migrateAt(address, options);
    return { ...connection, kind: 'external' };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** On a connection of its own, since a migration may take longer than any query of ours. */
async function migrateAt(
  address: Address,
  { beforeMigrating, inPlaceOfMigrating }: OpenDatabaseOptions,
): Promise<void> {
  const connection = connect(address, { max: 1, unhurried: true });
  try {
    await refuseNewer(connection.kysely);
    if (inPlaceOfMigrating !== undefined) return await inPlaceOfMigrating(connection);
    await beforeMigrating?.(connection.kysely);
    await migrate(connection.kysely);
    await installWorkerSchema(connection.pool);
  } finally {
    await connection.close();
  }
}

async function waitForServer(connection: Connection, url: Secret, options: OpenDatabaseOptions): Promise<void> {
  const givenUp = Date.now() + (options.patienceMs ?? 15_000);
  for (;;) {
    try {
      await connection.pool.query('select 1');
      return;
    } catch (error) {
      if (!isDatabaseGone(error) || Date.now() > givenUp) throw cannotConnect(url, error);
    }
    await wait(250, undefined, options.signal === undefined ? {} : { signal: options.signal });
  }
}

function cannotConnect(url: Secret, error: unknown): StartError {
  const { hostname, port, pathname } = new URL(revealSecret(url));
  const words = error instanceof Error && error.message !== '' ? error.message : codeOf(error);
  return new StartError(
    `The database of TANDEM_DATABASE_URL (${hostname === '' ? 'local' : hostname}:${port === '' ? '5432' : port}${pathname}) cannot be opened: ${words}`,
    'Check that the server runs and can be reached from here, and that user, password and database name are right.',
    error,
  );
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
}

const oldestVersion = 15;

async function checkServer(connection: Connection): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string; standby: boolean }>`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as standby`.execute(connection.kysely);
  const server = rows[0];
  if (server === undefined) throw new Error('The database did not tell its version.');
  const major = Math.floor(server.version / 10_000);
  if (major < oldestVersion) {
    throw new StartError(
      `The database of TANDEM_DATABASE_URL is PostgreSQL ${major}; Tandem needs ${oldestVersion} or newer.`,
      'Upgrade the server, or give the URL of a newer one.',
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new StartError(
      `The database of TANDEM_DATABASE_URL has the encoding ${server.encoding}; Tandem needs UTF8.`,
      "Create one with: create database tandem encoding 'UTF8' template template0",
    );
  }
  if (server.standby) {
    throw new StartError(
      'The database of TANDEM_DATABASE_URL is a read-only standby.',
      'Give the URL of the primary server.',
    );
  }
}
