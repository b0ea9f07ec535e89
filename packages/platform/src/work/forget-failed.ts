import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';

/** Deletes jobs that failed for good, or were replaced while they ran, a week after. */
export async function forgetFailed(transaction: Kysely<Database>): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array(
    select id from graphile_worker.jobs
    where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '7 days'
  ))`.execute(transaction);
}
