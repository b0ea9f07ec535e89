import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { Work } from '../../work/work.ts';

const everyMs = 3_600_000;
/** Rows of one pass. */
const atOnce = 5_000;
/** How long it stays known that a run was, and how it ended, after what it took and gave is gone. */
const factsDays = 90;

/** Deletes, hour by hour, what ended runs have kept for long enough. */
export function forgetOldRuns(work: Work, database: Kysely<Database>, retentionDays: number): void {
  work.recur({
    name: 'cycles.forget',
    next: (after) => new Date(after.getTime() + everyMs),
    run: async (_transaction, { signal }) => {
      // Pass by pass, so that no transaction grows with what there is to forget.
      while (!signal.aborted && (await forgetRuns(database, retentionDays, new Date())) === atOnce);
    },
  });
}

/**
 * Forgets what ended runs took and gave before the days of retention: their events, answers, records, and all transactions but the root. The facts of the
 * runs go later. Answers how many transactions went.
 */
export async function forgetRuns(database: Kysely<Database>, retentionDays: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - retentionDays * 86_400_000);
  const { numAffectedRows } = await sql`
    delete from transactions where id in (
      select transactions.id from transactions join runs on runs.id = transactions.run_id
      where runs.finished_at < ${before} and runs.event is not null
      limit ${atOnce}
    )`.execute(database);
  await sql`
    update runs set event = null, answer = null
    where finished_at < ${before} and event is not null
      and not exists (select 1 from transactions where transactions.run_id = runs.id)`.execute(database);
  const facts = new Date(now.getTime() - Math.max(factsDays, retentionDays) * 86_400_000);
  await sql`delete from runs where finished_at < ${facts}`.execute(database);
  return Number(numAffectedRows ?? 0n);
}
