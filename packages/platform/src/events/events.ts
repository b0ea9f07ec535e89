import {
  createHttpClient,
  revealSecret,
  type OperatorSettings,
  type Secret,
  type Transport,
} from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { MailSettings } from '../configuration/mail-settings.ts';
import type { Database } from '../database/tables.ts';
import type { Route } from '../http/route.ts';
import type { Vault } from '../vault/vault.ts';
import type { Work } from '../work/work.ts';
import { deleteEventEndpoint } from './delete-event-endpoint.ts';
import { deliverEvent } from './deliver/deliver-event.ts';
import { deliveryTask } from './deliver/delivery-task.ts';
import { Mailer } from './deliver/mailer.ts';
import { getEventDeliveries } from './get-event-deliveries.ts';
import { getEventEndpoint } from './get-event-endpoint.ts';
import { getEventEndpoints } from './get-event-endpoints.ts';
import { getEventTypes } from './get-event-types.ts';
import { lookAfterEvents } from './look-after-events.ts';
import { patchEventEndpoint } from './patch-event-endpoint.ts';
import { postEventDeliveryResend } from './post-event-delivery-resend.ts';
import { postEventEndpointSecret } from './post-event-endpoint-secret.ts';
import { postEventEndpointTest } from './post-event-endpoint-test.ts';
import { postEventEndpoint } from './post-event-endpoint.ts';

export interface EventsNeeds {
  readonly database: Kysely<Database>;
  readonly vault: Vault;
  readonly work: Work;
  readonly operator: OperatorSettings;
  /** Undefined where no e-mail can be sent. */
  readonly mail: MailSettings | undefined;
  /** URL of an http(s) proxy. */
  readonly proxy: Secret | undefined;
  readonly publicUrl: () => string;
}

/** Of an answer only the status is looked at. */
const mostOfAnAnswer = 64 * 1024;
const hourMs = 3_600_000;

/** What the partner is told of: where, and the telling itself. What happened is given to `emitEvent`. */
export class Events {
  readonly routes: readonly Route[];
  readonly #http: Transport;
  readonly #mailer: Mailer | undefined;

  constructor({ database, vault, work, operator, mail, proxy, publicUrl }: EventsNeeds) {
    const http = createHttpClient({
      permittedHosts: ['*'],
      exemptBases: operator.environments.values(),
      ...(operator.privateHosts !== undefined && { privateHosts: operator.privateHosts }),
      userAgent: 'Tandem (+webhooks)',
      maxResponseBytes: mostOfAnAnswer,
      ...(proxy !== undefined && { proxy: revealSecret(proxy) }),
    });
    const mailer = mail === undefined ? undefined : new Mailer(mail, publicUrl);
    this.#http = http;
    this.#mailer = mailer;
    const addresses = { operator, canMail: mailer !== undefined };
    this.routes = [
      getEventTypes,
      getEventEndpoints,
      postEventEndpoint({ ...addresses, vault }),
      getEventEndpoint,
      patchEventEndpoint(addresses),
      deleteEventEndpoint,
      postEventEndpointSecret({ vault }),
      postEventEndpointTest,
      getEventDeliveries,
      postEventDeliveryResend,
    ];
    const needs = { database, vault, http, operator, mailer };
    work.handle(deliveryTask, ({ delivery }, { signal }) => deliverEvent(needs, delivery, signal));
    work.recur({
      name: 'events.look-after',
      next: (after) => new Date(after.getTime() + hourMs),
      run: lookAfterEvents,
    });
  }

  /** Ends connections; after the last job. */
  async close(): Promise<void> {
    this.#mailer?.close();
    await this.#http.close();
  }
}
