import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';

/** The deliveries of an endpoint, with what they tell of. */
export function selectDeliveries(database: Kysely<Database>, endpoint: string) {
  return database
    .selectFrom('event_deliveries')
    .innerJoin('events', 'events.id', 'event_deliveries.event_id')
    .select(['event_deliveries.id', 'event_deliveries.status', 'event_deliveries.attempts', 'event_deliveries.next_at'])
    .select(['event_deliveries.created_at', 'events.id as event', 'events.type', 'events.account_id', 'events.data'])
    .select('events.created_at as happened_at')
    .where('event_deliveries.endpoint_id', '=', endpoint);
}
