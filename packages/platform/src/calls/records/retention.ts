import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { keyLifeHours } from '../idempotency/idempotency-keys.ts';

const batch = 1_000;
/** Budgets of sites that nobody asked for this long. */
const idleBudgetDays = 7;

/**
 * Deletes what is kept for a time only: inputs and outputs of calls after so many days, answers bound to an `Idempotency-Key`, budgets of sites
 * that are not used. In small steps, so that nothing waits for it. Returns how many calls have lost their input and output.
 */
export async function forgetOld(
  database: Kysely<Database>,
  retentionDays: number,
  signal: AbortSignal,
): Promise<number> {
  await database
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', sql<Date>`now() - make_interval(hours => ${keyLifeHours})`)
    .where('state', '=', 'done')
    .execute();
  await database
    .deleteFrom('quota_sites')
    .where('updated_at', '<', sql<Date>`now() - make_interval(days => ${idleBudgetDays})`)
    .execute();
  let forgotten = 0;
  for (;;) {
    const { numUpdatedRows } = await database
      .updateTable('calls')
      .set({ input: null, output: null })
      .where('id', 'in', (select) =>
        select
          .selectFrom('calls')
          .select('id')
          .where(({ or, eb }) => or([eb('input', 'is not', null), eb('output', 'is not', null)]))
          .where('started_at', '<', sql<Date>`now() - make_interval(days => ${retentionDays})`)
          .where('status', '!=', 'running')
          .orderBy('started_at')
          .limit(batch),
      )
      .executeTakeFirstOrThrow();
    forgotten += Number(numUpdatedRows);
    if (numUpdatedRows < batch) return forgotten;
    await wait(50, undefined, { signal });
  }
}
