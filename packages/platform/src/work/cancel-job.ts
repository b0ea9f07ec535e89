import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';

/** Takes back the job of a key. One that is running goes on, and is not tried again. */
export async function cancelJob(database: Kysely<Database>, key: string): Promise<void> {
  await sql`select 1 from graphile_worker.remove_job(${key})`.execute(database);
}
