import { setTimeout as delay } from 'node:timers/promises';
import { phpJson } from '../api/php-json.ts';
import { fieldsFor, wireRow } from '../api/wire-row.ts';
import { Refusal } from '../records/refusal.ts';
import type { Change, Site } from '../site/site.ts';
import type { Receiver } from './receiver.ts';
import type { Subscription } from './subscription.ts';
import { wants } from './wants.ts';

/** A webhook that was sent, for the control route. */
export interface Delivery {
  readonly number: number;
  readonly at: string;
  readonly subscription: number;
  readonly action: Change['action'];
  readonly url: string;
  readonly body: string;
  /** The HTTP status of the last try; null where no answer came. */
  readonly status: number | null;
  readonly error: string | null;
  readonly tries: number;
}

const KEPT = 200;
const MOST_SUBSCRIPTIONS = 500;
const MOST_WAITING = 1_000;

/** The subscriptions of one company and what was sent to them, one delivery after the other. */
export class SiteWebhooks {
  readonly #site: Site;
  readonly #receiver: Receiver;
  readonly #signal: AbortSignal;
  #subscriptions = new Map<number, Subscription>();
  #nextId = 1;
  #deliveries: Delivery[] = [];
  #sent = 0;
  #waiting = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(site: Site, receiver: Receiver, signal: AbortSignal) {
    this.#site = site;
    this.#receiver = receiver;
    this.#signal = signal;
    site.onChange((change) => {
      this.#tell(change);
    });
  }

  get subscriptions(): readonly Subscription[] {
    return [...this.#subscriptions.values()];
  }

  get deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** Checks the receiver as Scoro does, then keeps the subscription (PROTOCOL.md 10.2, 10.3). @throws Refusal */
  async subscribe(wanted: Omit<Subscription, 'id'>): Promise<number> {
    if (this.#subscriptions.size >= MOST_SUBSCRIPTIONS) throw new Refusal(400, 'Too many subscriptions');
    const url = this.#receiver.target(wanted.url);
    if (this.#site.settings.webhookProof)
      await this.#check(
        new URL('/scoro.txt', url),
        'GET',
        `The host is not proven: ${url.origin}/scoro.txt was not found`,
      );
    await this.#check(url, 'GET', 'The URL did not answer 200 to a GET');
    await this.#check(url, 'POST', 'The URL did not answer 200 to an empty POST');
    const id = this.#nextId;
    this.#nextId += 1;
    this.#subscriptions.set(id, { ...wanted, id });
    return id;
  }

  unsubscribe(id: number): boolean {
    return this.#subscriptions.delete(id);
  }

  reset(): void {
    this.#subscriptions = new Map();
    this.#deliveries = [];
  }

  async #check(url: URL, method: 'GET' | 'POST', otherwise: string): Promise<void> {
    const status = await this.#receiver
      .send(url, method, method === 'POST' ? '' : undefined, this.#site.settings.webhookTimeoutMs)
      .catch(() => undefined);
    if (status !== 200) throw new Refusal(400, { url: otherwise });
  }

  #tell(change: Change): void {
    if (this.#site.settings.webhooksLost) return;
    for (const subscription of this.#subscriptions.values()) {
      if (!wants(subscription, change, this.#site) || this.#waiting >= MOST_WAITING) continue;
      const body = this.#bodyOf(change);
      this.#waiting += 1;
      this.#queue = this.#queue
        .then(() => this.#deliver(subscription, change.action, body))
        .finally(() => {
          this.#waiting -= 1;
        });
    }
  }

  /** `{entityId, entityType, entity}`: no action, no signature, no time (PROTOCOL.md 10.4). */
  #bodyOf({ row }: Change): string {
    const { module } = row.table;
    const fields = fieldsFor(module, { shape: 'view', userToken: false, basic: false, extra: [] });
    return phpJson({
      entityId: row.id,
      entityType: module.entityType?.(row) ?? module.path,
      entity: wireRow(row, fields, 'view', this.#site),
    });
  }

  async #deliver(subscription: Subscription, action: Change['action'], body: string): Promise<void> {
    const { webhookRetries, webhookTimeoutMs } = this.#site.settings;
    let status: number | null = null;
    let error: string | null = null;
    let tries = 0;
    while (tries <= webhookRetries && !this.#signal.aborted) {
      if (tries > 0) await delay(200 * tries, undefined, { signal: this.#signal, ref: false }).catch(() => undefined);
      tries += 1;
      try {
        status = await this.#receiver.send(new URL(subscription.url), 'POST', body, webhookTimeoutMs);
        error = null;
        if (status >= 200 && status < 300) break;
      } catch (failure) {
        status = null;
        error = failure instanceof Error ? failure.message : 'failed';
      }
    }
    this.#sent += 1;
    this.#deliveries = [
      ...this.#deliveries.slice(1 - KEPT),
      {
        number: this.#sent,
        at: new Date().toISOString(),
        subscription: subscription.id,
        action,
        url: subscription.url,
        body,
        status,
        error,
        tries,
      },
    ];
  }
}
