import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../database/tables.ts';
import { NotLive, startRun, systemActor } from '../../runs/start-run.ts';
import type { RunBooks } from '../../runs/run-books.ts';
import type { Subscribed } from './wanted-subscriptions.ts';

/** Runs that are started in one transaction. */
const mostAtOnce = 200;

/**
 * Starts a run for each change that was missed for a while, and counts it; in one transaction.
 *
 * @param graceMs how long a change is given to be told of after all
 * @returns how many were started; as many as `mostAtOnce` means that there may be more
 */
export async function startMissed(
  books: RunBooks,
  transaction: Kysely<Database>,
  { program, version }: Subscribed,
  graceMs: number,
): Promise<{ readonly started: number; readonly isAll: boolean }> {
  const cycleId = program.cycle.id;
  const rows = await transaction
    .selectFrom('cycle_records_told')
    .select(['record_key', 'missed_mark', 'missed_change'])
    .where('cycle_id', '=', cycleId)
    .where('missed_since', '<=', sql<Date>`now() - make_interval(secs => ${graceMs / 1_000})`)
    .orderBy('missed_since')
    .limit(mostAtOnce)
    .forUpdate()
    .execute();
  for (const { record_key: recordId, missed_mark: mark, missed_change: change } of rows) {
    const source = 'reconciliation';
    const event = { change, recordId, source, receivedAt: new Date().toISOString() };
    const order = {
      cycleId,
      accountId: program.account.id,
      version,
      trigger: 'webhook',
      event,
      dedupeKey: `missed/${recordId}/${mark ?? ''}`,
      actor: systemActor,
      onlyIfLive: true,
    } as const;
    try {
      await startRun(books, order, { transaction });
    } catch (error) {
      if (error instanceof NotLive) return { started: 0, isAll: true };
      throw error;
    }
    await transaction
      .updateTable('cycle_records_told')
      .set({ mark, content_hash: null, told_by: source, missed_mark: null, missed_change: null, missed_since: null })
      .where('cycle_id', '=', cycleId)
      .where('record_key', '=', recordId)
      .execute();
  }
  await transaction
    .updateTable('cycle_subscriptions')
    .set({ missed: sql<number>`missed + ${rows.length}` })
    .where('cycle_id', '=', cycleId)
    .execute();
  return { started: rows.length, isAll: rows.length < mostAtOnce };
}
