import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';

/**
 * Requests sent by account connectors since a moment, from the records of their calls. Ids of calls begin with the time they were made at, so that
 * an index finds those of the day.
 */
export async function useSince(
  database: Kysely<Database>,
  installations: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  if (installations.length === 0) return new Map();
  const rows = await database
    .selectFrom('calls')
    .select(['account_connector_id', sql<number>`sum((upstream->>'requests')::int)::bigint`.as('requests')])
    .where('account_connector_id', '=', sql<string>`any(${[...installations]}::text[])`)
    .where('id', '>=', firstCallIdAt(since))
    .groupBy('account_connector_id')
    .execute();
  return new Map(
    rows.flatMap((row) => (row.account_connector_id === null ? [] : [[row.account_connector_id, row.requests ?? 0]])),
  );
}

/** The least id that a call of this moment can have: the time in milliseconds fills the first 48 bits of a UUID version 7. */
function firstCallIdAt(moment: Date): string {
  return `cal_${moment.getTime().toString(16).padStart(12, '0')}`;
}

/**
 * When the day's requests run out at the pace of the day so far; undefined where they last until they return.
 *
 * @param day all in milliseconds since 1970, and requests
 */
export function runsOutAt(day: {
  readonly startedAt: number;
  readonly now: number;
  readonly resetsAt: number;
  readonly used: number;
  readonly limit: number;
}): number | undefined {
  const past = day.now - day.startedAt;
  if (day.used <= 0 || past <= 0) return undefined;
  const left = Math.max(0, day.limit - day.used);
  const at = day.now + (left * past) / day.used;
  return at < day.resetsAt ? at : undefined;
}
