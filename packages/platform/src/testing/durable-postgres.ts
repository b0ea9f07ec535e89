import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { connect } from '../database/connection.ts';
import { startEmbeddedPostgres } from '../database/embedded/embedded-postgres.ts';

/** A PostgreSQL of its own, with fsync on, for measurements. */
export interface DurablePostgres {
  readonly url: string;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export async function startDurablePostgres(): Promise<DurablePostgres> {
  const dataDirectory = await mkdtemp(join(tmpdir(), `tandem-bench-${process.pid}-`));
  const postgres = await startEmbeddedPostgres({ dataDirectory });
  const address = postgres.address();
  const { host, port, user, password, database } = address;
  const { pool, close } = connect(address);
  return {
    url: `postgresql://${user}:${password}@${host}:${port}/${database}`,
    pool,
    async close() {
      await close();
      await postgres.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
