import { isDeepStrictEqual } from 'node:util';
import { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import type { ExecuteForCycle } from '../../../calls/execute/execute-for-cycle.ts';
import { crashPoint } from '../../../crash-points/crash-point.ts';
import type { HeldSubscription } from '../../../database/cycle-tables.ts';
import type { Database } from '../../../database/tables.ts';
import { tandemErrorOf } from '../../../http/problem.ts';
import type { Library } from '../../../library/library.ts';
import type { Programs } from '../../frame/program.ts';
import type { RunBooks } from '../../runs/run-books.ts';
import { noteRecordsBefore } from './reconcile.ts';
import { askApplication, askForPages, type Asking } from './ask-application.ts';
import { readSubscribed, wantedOf, type Subscribed, type WantedSubscription } from './wanted-subscriptions.ts';

export interface SubscriptionTools {
  readonly books: RunBooks;
  readonly programs: Programs;
  readonly library: Library;
  readonly execute: ExecuteForCycle;
  readonly publicUrl: () => string;
}

/** The subscription is gone, or the account connector is. */
const gone: ReadonlySet<string> = new Set(['upstream_not_found', 'not_found']);

/**
 * Brings what is subscribed at the application in line with what the cycle is to be told of: what is not wanted any more is removed, what lacks is
 * made. Each step is committed before the next, and what a crash left unknown is found by its address, so that nothing is subscribed twice.
 *
 * @param verify asks the application whether what is held is still there
 * @throws TandemError what went wrong; it is noted at the subscription too
 */
export async function settleSubscription(
  tools: SubscriptionTools,
  cycleId: string,
  { signal, verify = false }: { readonly signal: AbortSignal; readonly verify?: boolean },
): Promise<void> {
  const { database } = tools.books;
  const row = await database
    .selectFrom('cycle_subscriptions')
    .select(['account_id', 'held', 'since'])
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  if (row === undefined) return;
  try {
    const subscribed = await readSubscribed(tools.books, tools.programs, cycleId);
    const cycle = subscribed?.program.cycle ?? { id: cycleId, name: cycleId };
    const asking = { execute: tools.execute, accountId: row.account_id, cycle, signal };
    await new Settling(tools, asking, row).settle(subscribed, verify);
  } catch (thrown) {
    const { message } = tandemErrorOf(thrown);
    await database
      .updateTable('cycle_subscriptions')
      .set({ state: 'failed', detail: message.slice(0, 1_000), updated_at: sql<Date>`now()` })
      .where('cycle_id', '=', cycleId)
      .execute();
    throw thrown;
  }
}

/** One pass over the subscriptions of one cycle. */
class Settling {
  readonly #tools: SubscriptionTools;
  readonly #asking: Asking;
  readonly #since: Date | null;
  #held: readonly HeldSubscription[];

  constructor(
    tools: SubscriptionTools,
    asking: Asking,
    { held, since }: { readonly held: readonly HeldSubscription[]; readonly since: Date | null },
  ) {
    this.#tools = tools;
    this.#asking = asking;
    this.#since = since;
    this.#held = held;
  }

  async settle(subscribed: Subscribed | undefined, verify: boolean): Promise<void> {
    const { books, publicUrl } = this.#tools;
    const wanted = subscribed === undefined ? [] : await wantedOf(books, subscribed, publicUrl());
    for (const held of this.#held.filter((one) => !wanted.some((wish) => isHeldAs(wish, one)))) await this.#end(held);
    if (subscribed === undefined) return this.#forget();
    if (this.#since === null) await this.#beginAt(subscribed);
    const there = verify || wanted.some((wish) => !this.#holds(wish)) ? await this.#list(subscribed) : undefined;
    if (there !== undefined) {
      const ids = new Set(there.map(({ id }) => id));
      await this.#keep(this.#held.filter(({ id }) => ids.has(id)));
    }
    for (const wish of wanted) if (!this.#holds(wish)) await this.#begin(subscribed, wish, there ?? []);
    await this.#removeStrays(subscribed, wanted, there ?? []);
    await books.database
      .updateTable('cycle_subscriptions')
      .set({
        state: 'active',
        detail: null,
        updated_at: sql<Date>`now()`,
      })
      .where('cycle_id', '=', this.#asking.cycle.id)
      .execute();
  }

  async #beginAt(subscribed: Subscribed): Promise<void> {
    const { database } = this.#tools.books;
    const began = new Date();
    await noteRecordsBefore(database, this.#asking, subscribed);
    await database
      .updateTable('cycle_subscriptions')
      .set({ since: began, reconciled_to: began })
      .where('cycle_id', '=', this.#asking.cycle.id)
      .execute();
  }

  #holds(wish: WantedSubscription): boolean {
    return this.#held.some((one) => isHeldAs(wish, one));
  }

  /** Adopts what a crash left behind; makes what is not there. */
  async #begin(
    { installationId, webhooks }: Subscribed,
    wish: WantedSubscription,
    there: readonly { readonly id: string; readonly address: string }[],
  ): Promise<void> {
    const ours = there.find(({ address }) => address === wish.address);
    const id = ours?.id ?? (await this.#subscribe(installationId, webhooks, wish));
    crashPoint('subscription.made');
    const { installation, records, change, fields, addressHash: address } = wish;
    await this.#keep([...this.#held, { installation, id, records, change, fields, address }]);
  }

  /** What was made for this cycle and is not known of: by a server that died, maybe at another public URL. */
  async #removeStrays(
    { installationId }: Subscribed,
    wanted: readonly WantedSubscription[],
    there: readonly { readonly id: string; readonly address: string }[],
  ): Promise<void> {
    const paths = new Set(wanted.map(({ address }) => pathOf(address)));
    const held = new Set(this.#held.map(({ id }) => id));
    for (const { id, address } of there)
      if (!held.has(id) && paths.has(pathOf(address))) await this.#remove(installationId, id);
  }

  async #subscribe(
    installationId: string,
    webhooks: Subscribed['webhooks'],
    wish: WantedSubscription,
  ): Promise<string> {
    const { address, records, change, fields } = wish;
    const order = webhooks.subscribe({ address, records, change, fields });
    const { data } = await askApplication(this.#asking, installationId, order);
    const id = webhooks.subscriptionId(data);
    if (id !== undefined) return id;
    throw new TandemError('upstream_invalid_response', 'The application did not say what it calls the subscription.');
  }

  async #end({ installation, id }: HeldSubscription): Promise<void> {
    await this.#remove(installation, id);
    await this.#keep(this.#held.filter((one) => one.id !== id || one.installation !== installation));
  }

  /** One that is gone, or whose account connector is gone, needs no removing. */
  async #remove(installation: string, id: string): Promise<void> {
    const row = await this.#tools.books.database
      .selectFrom('account_connectors')
      .select('connector')
      .where('id', '=', installation)
      .executeTakeFirst();
    const webhooks = this.#tools.library.connectors.find(({ key }) => key === row?.connector)?.webhooks;
    if (webhooks === undefined) return;
    try {
      await askApplication(this.#asking, installation, webhooks.unsubscribe(id));
    } catch (error) {
      if (!(error instanceof TandemError) || !gone.has(error.code)) throw error;
    }
  }

  async #list(subscribed: Subscribed): Promise<readonly { id: string; address: string }[]> {
    const { webhooks } = subscribed;
    const found: { id: string; address: string }[] = [];
    for await (const rows of askForPages(this.#asking, subscribed, webhooks.list()))
      found.push(...rows.flatMap((row) => webhooks.readSubscription(row) ?? []));
    return found;
  }

  async #keep(held: readonly HeldSubscription[]): Promise<void> {
    if (isDeepStrictEqual(held, this.#held)) return;
    this.#held = held;
    await this.#tools.books.database
      .updateTable('cycle_subscriptions')
      .set({ held: JSON.stringify(held) })
      .where('cycle_id', '=', this.#asking.cycle.id)
      .execute();
  }

  /** Unless the cycle was enabled again meanwhile. */
  async #forget(): Promise<void> {
    const { database } = this.#tools.books;
    await database
      .deleteFrom('cycle_subscriptions')
      .where('cycle_id', '=', this.#asking.cycle.id)
      .where((expression) => expression.not(expression.exists(enabledCycle(database, this.#asking.cycle.id))))
      .execute();
  }
}

/** Of an address of ours, the part that no other cycle has; undefined for what is no address. */
function pathOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).pathname : undefined;
}

function enabledCycle(database: Kysely<Database>, id: string) {
  return database.selectFrom('cycles').select('id').where('id', '=', id).where('enabled', '=', true);
}

function isHeldAs(wish: WantedSubscription, held: HeldSubscription): boolean {
  return (
    held.installation === wish.installation &&
    held.records === wish.records &&
    held.change === wish.change &&
    held.address === wish.addressHash &&
    isDeepStrictEqual(held.fields, wish.fields)
  );
}
