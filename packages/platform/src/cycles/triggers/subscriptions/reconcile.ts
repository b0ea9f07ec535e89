import type { RecordChange, RecordState } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../../../database/tables.ts';
import { askForPages, type Asking } from './ask-application.ts';
import type { SubscriptionTools } from './settle-subscription.ts';
import { forgetTold, goneMark, noteBefore, noteMissed, readTold } from './told-records.ts';
import { changesOf, type Subscribed } from './wanted-subscriptions.ts';

/** How far back a list is read behind the moment up to which it was read before. */
const overlapMs = 10 * 60_000;

/** Behind what is compared: a list may begin earlier than it was asked to. */
const rememberedMs = 3 * 24 * 3_600_000;

/**
 * Notes how the records are before anything is subscribed, so that whatever changes from now on is told of or found.
 *
 * @throws TandemError
 */
export async function noteRecordsBefore(
  database: Kysely<Database>,
  asking: Asking,
  subscribed: Subscribed,
): Promise<void> {
  const { program, subscription, webhooks } = subscribed;
  for await (const rows of askForPages(asking, subscribed, webhooks.changedSince(subscription.records, new Date()))) {
    const states = rows.flatMap((record) => webhooks.stateOf(subscription.records, record) ?? []);
    await noteBefore(database, program.cycle.id, states);
  }
}

/**
 * Reads the list of what changed, and notes the states of records of which the cycle was not told. They are given a while, since what tells of them may
 * be under way.
 *
 * @returns whether anything was noted
 * @throws TandemError
 */
export async function reconcile(
  { books: { database }, execute }: SubscriptionTools,
  subscribed: Subscribed,
  signal: AbortSignal,
): Promise<boolean> {
  const { program, subscription, webhooks } = subscribed;
  const cycleId = program.cycle.id;
  const row = await database
    .selectFrom('cycle_subscriptions')
    .select(['account_id', 'since', 'reconciled_to'])
    .where('cycle_id', '=', cycleId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined || row.since === null) return false;
  const { since } = row;
  const began = new Date();
  const from = new Date(Math.max(since.getTime(), (row.reconciled_to ?? since).getTime() - overlapMs));
  const asking = { execute, accountId: row.account_id, cycle: program.cycle, signal };
  let anything = false;
  for await (const rows of askForPages(asking, subscribed, webhooks.changedSince(subscription.records, from))) {
    const states = rows.flatMap((record) => webhooks.stateOf(subscription.records, record) ?? []);
    const missed = await untold(database, subscribed, states, since);
    await noteMissed(database, cycleId, missed);
    anything ||= missed.length > 0;
  }
  await forgetTold(database, cycleId, new Date(from.getTime() - rememberedMs));
  await database
    .updateTable('cycle_subscriptions')
    .set({ reconciled_to: began })
    .where('cycle_id', '=', cycleId)
    .execute();
  return anything;
}

async function untold(database: Kysely<Database>, subscribed: Subscribed, states: readonly RecordState[], since: Date) {
  const known = await readTold(
    database,
    subscribed.program.cycle.id,
    states.map(({ id }) => id),
  );
  return states.flatMap((state) => {
    const told = known.get(state.id);
    if (told?.mark === state.mark || told?.missedMark === state.mark) return [];
    if (state.isDeleted && told?.mark === goneMark) return [];
    const change = changeOf(subscribed, state, told?.mark === undefined || told.mark === null, since);
    return change === undefined ? [] : [{ state, change }];
  });
}

/**
 * What must have happened to a record; undefined where the cycle is not to be told of it. Which fields a modification changed cannot be seen from a
 * list: where only some of them count, modifications are not looked for.
 */
function changeOf(
  { subscription }: Subscribed,
  { isDeleted, isNew, createdAt }: RecordState,
  isUnknown: boolean,
  since: Date,
): RecordChange | undefined {
  const wanted = changesOf(subscription);
  if (isDeleted) return wanted.includes('deleted') ? 'deleted' : undefined;
  const created = isUnknown && (createdAt === undefined ? isNew : createdAt.getTime() >= since.getTime() - overlapMs);
  if (created && wanted.includes('created')) return 'created';
  if (isNew || !wanted.includes('modified') || (subscription.fields ?? []).length > 0) return undefined;
  return 'modified';
}
