import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';

/** The schema of what hands out the work of nodes; its tables are its own. */
export const workerSchema = 'graphile_worker';

/**
 * Brings the tables of the work that is handed out to the version of this program. Nodes may do it at the same time; a newer version that says
 * nothing would break is left alone.
 */
export async function installWorkerSchema(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, schema: workerSchema, logger: new Logger(() => () => undefined) });
}
