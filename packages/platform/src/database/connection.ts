import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './tables.ts';

/** How to reach a database: a URL, or its parts. */
export interface Address {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

export interface ConnectionOptions {
  /** Connections at most; 20 unless given. */
  readonly max?: number;
  /** Lets statements take as long as they take: for migrations. */
  readonly unhurried?: boolean;
  /** Told of connections that break while idle. The pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

/** A pool of connections and the query builder over it. */
export interface Connection {
  readonly kysely: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Ends all connections. Queries after it fail. */
  close(): Promise<void>;
}

/** Sent as a statement, not as start-up parameters, which session poolers refuse. */
const sessionSettings = "set timezone = 'UTC'; set idle_in_transaction_session_timeout = '60s'";
const timeLimits = "set statement_timeout = '60s'; set lock_timeout = '20s'";

const bigintType = 20;

/** Opens a pool. Connects only when first used; a database that goes away and comes back is reached again by itself. */
export function connect(address: Address, options: ConnectionOptions = {}): Connection {
  const types = new pg.TypeOverrides();
  // Counts and sizes: far below 2^53.
  types.setTypeParser(bigintType, Number);
  const settings = options.unhurried === true ? sessionSettings : `${sessionSettings}; ${timeLimits}`;
  // The pool waits for it before it gives the connection out, though its types do not say so.
  const prepare = (client: pg.ClientBase): unknown => client.query(settings);
  const pool = new pg.Pool({
    ...address,
    max: options.max ?? 20,
    application_name: 'tandem',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types,
    onConnect: prepare,
  });
  // Without listeners a connection that breaks would end the process: in use, where the query under way is told anyhow, ...
  pool.on('connect', (client) => client.on('error', () => undefined));
  // ... and idle.
  pool.on('error', (error) => options.onIdleError?.(error));
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, pool, close: () => kysely.destroy() };
}
