import type { Kysely } from 'kysely';
import { newIdentifier } from '../database/identifier.ts';
import type { Database } from '../database/tables.ts';
import { scheduleDelivery } from './deliver/delivery-task.ts';
import { eventTypes, type EventData, type EventType } from './event-types.ts';

/** What to tell. */
export interface EventWish<Type extends EventType> {
  readonly type: Type;
  /** The account it is about; what was told goes with it. */
  readonly account?: string;
  readonly data: EventData<Type>;
  /** What was told with this before is not told again: for what must be told once a day, or once whichever node sees it first. */
  readonly dedupe?: string;
}

/**
 * Tells every endpoint that wants to know. In the transaction of what it tells of: committed with it, or never told. Answers the id of the event;
 * undefined where it was told before.
 */
export async function emitEvent<Type extends EventType>(
  transaction: Kysely<Database>,
  wish: EventWish<Type>,
): Promise<string | undefined> {
  const id = newIdentifier('evt');
  const stored = await transaction
    .insertInto('events')
    .values({
      id,
      type: wish.type,
      account_id: wish.account ?? null,
      data: JSON.stringify(eventTypes[wish.type].data.parse(wish.data)),
      dedupe: wish.dedupe ?? null,
    })
    .onConflict((conflict) => conflict.column('dedupe').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (stored === undefined) return undefined;
  const endpoints = await transaction
    .selectFrom('event_endpoints')
    .select(['id', 'types'])
    .where('enabled', '=', true)
    .execute();
  for (const { id: endpoint, types } of endpoints)
    if (types?.includes(wish.type) ?? true) await addDelivery(transaction, id, endpoint);
  return id;
}

/** Has one endpoint told of an event that is stored. Answers the id of the delivery. */
export async function addDelivery(transaction: Kysely<Database>, event: string, endpoint: string): Promise<string> {
  const id = newIdentifier('edl');
  await transaction
    .insertInto('event_deliveries')
    .values({ id, event_id: event, endpoint_id: endpoint, status: 'waiting', next_at: new Date() })
    .execute();
  await scheduleDelivery(transaction, { id, endpoint });
  return id;
}
