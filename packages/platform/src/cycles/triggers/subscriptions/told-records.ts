import type { RecordChange, RecordState } from '@tandem/connector-kit';
import { sql, type Kysely, type RawBuilder, type Updateable } from 'kysely';
import type { CycleRecordToldTable } from '../../../database/cycle-tables.ts';
import type { Database } from '../../../database/tables.ts';

/** The mark of a record that could not be read any more. */
export const goneMark = 'gone';

/** How a cycle came to know of a change: the application told it, or a list showed what was never told. */
export type ToldBy = 'delivery' | 'reconciliation';

/** A state of a record that a cycle was told of. */
export interface ToldRecord {
  readonly cycleId: string;
  readonly recordId: string;
  readonly mark: string;
  readonly contentHash: string;
  readonly by: ToldBy;
}

/**
 * Notes that a cycle has read a record. What was thought to be missed is not: what was read just now is at least as new.
 *
 * @returns whether the cycle knows this very content already, and from a list, so that a delivery of it comes late and brings nothing
 */
export async function noteTold(database: Kysely<Database>, told: ToldRecord): Promise<boolean> {
  const { cycleId, recordId, mark, contentHash, by } = told;
  const before = await database
    .selectFrom('cycle_records_told')
    .select(['content_hash', 'told_by'])
    .where('cycle_id', '=', cycleId)
    .where('record_key', '=', recordId)
    .executeTakeFirst();
  const isLate = by === 'delivery' && before?.told_by === 'reconciliation' && before.content_hash === contentHash;
  const toldBy = isLate ? 'reconciliation' : by;
  await write(database, cycleId, recordId, { mark, content_hash: contentHash, told_by: toldBy, ...nothingMissed() });
  return isLate;
}

/** What a cycle knows of records, by their ids. */
export async function readTold(
  database: Kysely<Database>,
  cycleId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly mark: string | null; readonly missedMark: string | null }>> {
  if (recordIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('cycle_records_told')
    .select(['record_key', 'mark', 'missed_mark'])
    .where('cycle_id', '=', cycleId)
    .where('record_key', 'in', recordIds)
    .execute();
  return new Map(rows.map((row) => [row.record_key, { mark: row.mark, missedMark: row.missed_mark }]));
}

/** Notes how records are before anything is subscribed: what is so already is nothing to tell of. */
export async function noteBefore(
  database: Kysely<Database>,
  cycleId: string,
  states: readonly RecordState[],
): Promise<void> {
  for (const { id, mark } of states)
    await write(database, cycleId, id, { mark, content_hash: null, told_by: null, ...nothingMissed() });
}

/** Forgets records that no list is compared with any more. */
export async function forgetTold(database: Kysely<Database>, cycleId: string, before: Date): Promise<void> {
  await database
    .deleteFrom('cycle_records_told')
    .where('cycle_id', '=', cycleId)
    .where('told_at', '<', before)
    .where('missed_mark', 'is', null)
    .execute();
}

/** A state of a record that a list shows, and of which the cycle was not told. */
export interface MissedRecord {
  readonly state: RecordState;
  readonly change: RecordChange;
}

/** Notes what was not told; it may be under way still. */
export async function noteMissed(
  database: Kysely<Database>,
  cycleId: string,
  records: readonly MissedRecord[],
): Promise<void> {
  for (const { state, change } of records)
    await write(database, cycleId, state.id, {
      missed_mark: state.mark,
      missed_change: change,
      missed_since: sql<Date>`now()`,
    });
}

/** Of a record that is known as it is now: nothing of it is missed. */
function nothingMissed() {
  return { missed_mark: null, missed_change: null, missed_since: null, told_at: sql<Date>`now()` };
}

/** Times are those of the database's clock. */
interface Written extends Pick<
  Updateable<CycleRecordToldTable>,
  'mark' | 'content_hash' | 'told_by' | 'missed_mark' | 'missed_change'
> {
  readonly missed_since: RawBuilder<Date> | null;
  readonly told_at?: RawBuilder<Date>;
}

/** Sets what is given of a record, and leaves the rest as it stands. */
async function write(database: Kysely<Database>, cycleId: string, recordId: string, values: Written): Promise<void> {
  await database
    .insertInto('cycle_records_told')
    .values({ ...values, cycle_id: cycleId, record_key: recordId })
    .onConflict((conflict) => conflict.columns(['cycle_id', 'record_key']).doUpdateSet(values))
    .execute();
}
