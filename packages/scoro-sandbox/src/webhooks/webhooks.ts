import type { Action, ApiCall, Reply } from '../api/call.ts';
import { idOf } from '../api/record-of-call.ts';
import { requestOf } from '../api/request-body.ts';
import { Refusal } from '../records/refusal.ts';
import type { Site } from '../site/site.ts';
import type { Receiver } from './receiver.ts';
import { SiteWebhooks } from './site-webhooks.ts';
import { subscriptionRequest } from './subscription.ts';

/** Webhooks of all companies, and the actions of the module `webhooks`. */
export class Webhooks {
  readonly #receiver: Receiver;
  readonly #signal: AbortSignal;
  readonly #sites = new WeakMap<Site, SiteWebhooks>();

  constructor(receiver: Receiver, signal: AbortSignal) {
    this.#receiver = receiver;
    this.#signal = signal;
  }

  /** Begins to listen to a company. */
  attach(site: Site): void {
    this.#sites.set(site, new SiteWebhooks(site, this.#receiver, this.#signal));
  }

  of(site: Site): SiteWebhooks {
    const webhooks = this.#sites.get(site);
    if (webhooks === undefined) throw new Error(`nobody listens to ${site.company}`);
    return webhooks;
  }

  actions(): ReadonlyMap<string, Action> {
    return new Map<string, Action>([
      ['webhooks/subscribe', (call) => this.#subscribe(call)],
      [
        'webhooks/list',
        (call) => ({
          data: this.of(call.site).subscriptions.map(
            ({ id, module, fields, action, relation_type, owners, actors, bookmark_id, url }) => ({
              id,
              module,
              fields,
              action,
              status: 1,
              relation_type,
              owners,
              actors,
              bookmark_id,
              url,
            }),
          ),
        }),
      ],
      [
        'webhooks/unsubscribe',
        (call) => {
          if (!this.of(call.site).unsubscribe(idOf(call))) throw new Refusal(404, 'The subscription was not found');
          return { data: undefined };
        },
      ],
    ]);
  }

  async #subscribe(call: ApiCall): Promise<Reply> {
    const request = subscriptionRequest.safeParse(requestOf(call.body));
    if (!request.success)
      throw new Refusal(
        400,
        Object.fromEntries(
          request.error.issues.map((issue) => [
            String(issue.path[0] ?? 'request'),
            `${String(issue.path[0] ?? 'request')} is missing or not valid`,
          ]),
        ),
      );
    return { data: { id: await this.of(call.site).subscribe({ ...request.data, user: call.viewer.user }) } };
  }
}
