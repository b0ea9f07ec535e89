import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { scheduleDelivery } from './deliver/delivery-task.ts';

const keptMs = 30 * 24 * 3_600_000;
const lateMs = 15 * 60_000;
const mostAtOnce = 1_000;

/** Forgets what is older than thirty days, and has deliveries tried whose job was lost. */
export async function lookAfterEvents(database: Kysely<Database>): Promise<void> {
  await database
    .deleteFrom('events')
    .where('created_at', '<', new Date(Date.now() - keptMs))
    .execute();
  const late = await database
    .selectFrom('event_deliveries')
    .select(['id', 'endpoint_id as endpoint'])
    .where('status', '=', 'waiting')
    .where('next_at', '<', new Date(Date.now() - lateMs))
    .limit(mostAtOnce)
    .execute();
  for (const delivery of late) await scheduleDelivery(database, delivery);
}
