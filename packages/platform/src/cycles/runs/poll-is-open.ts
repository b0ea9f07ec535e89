import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';

/** Whether a poll of the cycle has not ended: the next one waits for its turn, since both would find the same records. */
export async function pollIsOpen(database: Kysely<Database>, cycleId: string): Promise<boolean> {
  const row = await database
    .selectFrom('runs')
    .select('id')
    .where('cycle_id', '=', cycleId)
    .where('trigger', '=', 'poll')
    .where('state', 'in', ['queued', 'running', 'waiting'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
