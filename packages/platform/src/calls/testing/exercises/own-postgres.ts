import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Connection } from '../../../database/connection.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../database/embedded/embedded-postgres.ts';
import { openBreakableLink } from '../breakable-link.ts';
import type { GroundDatabase } from './proving-ground.ts';

/** A PostgreSQL of an exercise's own, at an address that stays the same however often it is stopped and started. */
export interface OwnPostgres extends GroundDatabase {
  /** Stops PostgreSQL itself; connections are refused until it is started. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes what it has kept. */
  close(): Promise<void>;
}

/** Starts one in a new folder. It keeps what it has committed, through crashes too. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDirectory = await mkdtemp(join(tmpdir(), `tandem-test-${process.pid}-`));
  let postgres: EmbeddedPostgres | undefined = await startEmbeddedPostgres({ dataDirectory });
  let past: Connection = connect(postgres.address(), { max: 2 });
  const link = await openBreakableLink({ host: '127.0.0.1', port: () => postgres?.address().port ?? 0 });
  const { user, password, database } = postgres.address();

  async function stop(): Promise<void> {
    const stopping = postgres;
    postgres = undefined;
    await past.close();
    // Its connections are told by PostgreSQL that it shuts down before the way is closed.
    await stopping?.stop();
    await link.cut();
  }

  return {
    url: `postgresql://${user}:${password}@127.0.0.1:${link.port}/${database}`,
    get pool() {
      return past.pool;
    },
    stop,
    async start() {
      postgres = await startEmbeddedPostgres({ dataDirectory });
      past = connect(postgres.address(), { max: 2 });
      await link.join();
    },
    async close() {
      await stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
