import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../../database/tables.ts';
import { tandemErrorOf } from '../../../http/problem.ts';
import { cancelJob } from '../../../work/cancel-job.ts';
import { enqueue } from '../../../work/enqueue.ts';
import { defineTask } from '../../../work/task.ts';
import type { Work } from '../../../work/work.ts';
import { subscriptionOf } from '../../definition/trigger.ts';
import type { Turns } from '../../engine/turns.ts';
import type { CycleLifecycle, LiveCycle, StoppedCycle } from '../../store/cycle-lifecycle.ts';
import { reconcile } from './reconcile.ts';
import { settleSubscription, type SubscriptionTools } from './settle-subscription.ts';
import { startMissed } from './start-missed.ts';
import { readSubscribed } from './wanted-subscriptions.ts';

export interface SubscriptionsOptions extends SubscriptionTools {
  readonly turns: Turns;
  readonly work: Work;
  /** How long what a list shows is given to be told of after all, in milliseconds; two minutes unless given. */
  readonly graceMs?: number | undefined;
}

const usualGraceMs = 120_000;
const usualMinutes = 60;
const payload = z.object({ cycle: z.string() });
const settleTask = defineTask('cycle.subscribe', payload);
const reconcileTask = defineTask('cycle.reconcile', payload);
const missedTask = defineTask('cycle.start-missed', payload);

/**
 * What applications tell cycles of by themselves: subscribed while a cycle is enabled and removed after it, by jobs, so that a crash leaves neither too
 * much nor too little; and compared with a list every so often, so that what was never told is found.
 */
export class Subscriptions implements CycleLifecycle {
  readonly #options: SubscriptionsOptions;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
    const { work } = options;
    work.handle(settleTask, ({ cycle }, { signal }) => this.#settle(cycle, signal));
    work.handle(reconcileTask, ({ cycle }, { signal }) => this.#reconcile(cycle, signal));
    work.handle(missedTask, ({ cycle }) => this.#startMissed(cycle));
  }

  async onEnabled(transaction: Kysely<Database>, { id, accountId, document }: LiveCycle): Promise<void> {
    if (subscriptionOf(document.trigger) === undefined) return;
    await transaction
      .insertInto('cycle_subscriptions')
      .values({ cycle_id: id, account_id: accountId, state: 'pending' })
      .onConflict((conflict) => conflict.column('cycle_id').doUpdateSet({ state: 'pending', detail: null }))
      .execute();
    await add(transaction, settleTask, id);
  }

  async onDisabled(transaction: Kysely<Database>, { id }: StoppedCycle): Promise<void> {
    for (const task of [reconcileTask, missedTask]) await cancelJob(transaction, keyOf(task.name, id));
    if (await isKnown(transaction, id)) await add(transaction, settleTask, id);
  }

  async onPublished(transaction: Kysely<Database>, cycle: LiveCycle): Promise<void> {
    if (!cycle.enabled) return;
    if (subscriptionOf(cycle.document.trigger) === undefined) return this.onDisabled(transaction, cycle);
    await this.onEnabled(transaction, cycle);
  }

  async #settle(cycleId: string, signal: AbortSignal): Promise<void> {
    const { books, programs } = this.#options;
    await settleSubscription(this.#options, cycleId, { signal });
    const subscribed = await readSubscribed(books, programs, cycleId);
    if (subscribed === undefined) return;
    const runAt = inMinutes(subscribed.subscription.reconcileMinutes);
    await add(books.database, reconcileTask, cycleId, { runAt });
  }

  async #reconcile(cycleId: string, signal: AbortSignal): Promise<void> {
    const { books, programs, graceMs = usualGraceMs } = this.#options;
    const subscribed = await readSubscribed(books, programs, cycleId);
    if (subscribed === undefined) return;
    const runAt = inMinutes(subscribed.subscription.reconcileMinutes);
    try {
      await settleSubscription(this.#options, cycleId, { signal, verify: true });
      const anything = await reconcile(this.#options, subscribed, signal);
      if (anything) await add(books.database, missedTask, cycleId, { runAt: new Date(Date.now() + graceMs) });
    } catch (thrown) {
      await noteDetail(books.database, cycleId, tandemErrorOf(thrown).message);
      throw thrown;
    } finally {
      await add(books.database, reconcileTask, cycleId, { runAt });
    }
  }

  async #startMissed(cycleId: string): Promise<void> {
    const { books, programs, turns, graceMs = usualGraceMs } = this.#options;
    const subscribed = await readSubscribed(books, programs, cycleId);
    if (subscribed === undefined) return;
    await books.database.transaction().execute(async (transaction) => {
      // The job may be a moment early by the database's clock.
      const { started, isAll } = await startMissed(books, transaction, subscribed, graceMs * 0.9);
      if (started > 0) await turns.ask(transaction, subscribed.program.account.id);
      if (!isAll) await add(transaction, missedTask, cycleId);
    });
  }
}

function inMinutes(minutes = usualMinutes): Date {
  return new Date(Date.now() + minutes * 60_000);
}

function keyOf(task: string, cycleId: string): string {
  return `${task}/${cycleId}`;
}

/** Those of one cycle are done one after the other. */
function add(
  database: Kysely<Database>,
  task: typeof settleTask,
  cycleId: string,
  { runAt }: { readonly runAt?: Date } = {},
): Promise<void> {
  const options = { key: keyOf(task.name, cycleId), queue: `subscription/${cycleId}`, maxAttempts: 25 };
  return enqueue(database, task, { cycle: cycleId }, runAt === undefined ? options : { ...options, runAt });
}

async function isKnown(database: Kysely<Database>, cycleId: string): Promise<boolean> {
  const row = await database
    .selectFrom('cycle_subscriptions')
    .select(sql`1`.as('one'))
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What keeps changes from being found that are not told of. */
async function noteDetail(database: Kysely<Database>, cycleId: string, detail: string): Promise<void> {
  await database
    .updateTable('cycle_subscriptions')
    .set({ detail: detail.slice(0, 1_000) })
    .where('cycle_id', '=', cycleId)
    .execute();
}
