import { sql, type Kysely, type Selectable } from 'kysely';
import type { Secret } from '@tandem/connector-kit';
import { tandemItself, writeAuditEntry } from '../../audit/record-change.ts';
import type { DeliveryAttempt, EventDeliveryTable, EventEndpointTable } from '../../database/event-tables.ts';
import type { Database } from '../../database/tables.ts';
import type { Vault } from '../../vault/vault.ts';
import { openEndpointSecret } from '../endpoint-secret.ts';
import { scheduleDelivery } from './delivery-task.ts';
import type { Mailer } from './mailer.ts';
import type { Outcome, Telling } from './outcome.ts';
import { nextTry } from './schedule.ts';
import { sendWebhook, type WebhookNeeds } from './send-webhook.ts';

export interface DeliverNeeds extends WebhookNeeds {
  readonly database: Kysely<Database>;
  readonly vault: Vault;
  /** Undefined where the operator has set up no mail server. */
  readonly mailer: Mailer | undefined;
}

type Endpoint = Selectable<EventEndpointTable>;
type Delivery = Selectable<EventDeliveryTable>;

const mostAttemptsKept = 30;

/**
 * Tries one delivery, keeps what came of it, and has it tried again where that may help. An endpoint that answers 410, or has taken nothing since
 * a delivery began that is now given up, is disabled.
 */
export async function deliverEvent(needs: DeliverNeeds, delivery: string, signal: AbortSignal): Promise<void> {
  const { database } = needs;
  const found = await read(database, delivery);
  if (found === undefined || found.status !== 'waiting') return;
  const endpoint = await readEndpoint(database, found.endpoint_id);
  if (endpoint === undefined) return;
  const begun = performance.now();
  const at = new Date();
  const outcome: Outcome = endpoint.enabled
    ? await send(needs, endpoint, found.telling, signal)
    : { is: 'refused', problem: 'The endpoint was disabled meanwhile.', forGood: true };
  // Told to stop half-way: another node tries it again.
  signal.throwIfAborted();
  const attempt = attemptOf(at, Math.round(performance.now() - begun), outcome);
  await database.transaction().execute((transaction) => settle(transaction, delivery, attempt, outcome));
}

async function send(needs: DeliverNeeds, endpoint: Endpoint, telling: Telling, signal: AbortSignal): Promise<Outcome> {
  if (endpoint.kind === 'email') {
    return needs.mailer === undefined
      ? { is: 'refused', problem: 'This server can send no e-mail: TANDEM_SMTP_URL is not set.', forGood: false }
      : needs.mailer.send(endpoint.address, telling);
  }
  return sendWebhook(needs, endpoint.address, await secretsOf(needs.vault, endpoint), telling, signal);
}

async function secretsOf(vault: Vault, endpoint: Endpoint): Promise<readonly Secret[]> {
  const { secret, previous_secret: previous, previous_until: until } = endpoint;
  const valid = [secret, until !== null && until.getTime() > Date.now() ? previous : null];
  return Promise.all(
    valid.flatMap((sealed) => (sealed === null ? [] : [openEndpointSecret(vault, endpoint.id, sealed)])),
  );
}

async function settle(
  transaction: Kysely<Database>,
  id: string,
  attempt: DeliveryAttempt,
  outcome: Outcome,
): Promise<void> {
  const delivery = await transaction
    .selectFrom('event_deliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (delivery === undefined) return;
  const tries = delivery.tries + 1;
  const next = outcome.is === 'taken' || outcome.forGood ? undefined : nextTry(tries, Date.now());
  await transaction
    .updateTable('event_deliveries')
    .set({
      attempts: JSON.stringify([...delivery.attempts, attempt].slice(-mostAttemptsKept)),
      tries,
      status: outcome.is === 'taken' ? 'delivered' : next === undefined ? 'failed' : 'waiting',
      next_at: next ?? null,
      ended_at: next === undefined ? new Date() : null,
    })
    .where('id', '=', id)
    .execute();
  if (next !== undefined) await scheduleDelivery(transaction, { id, endpoint: delivery.endpoint_id }, next);
  await noteHealth(transaction, delivery, attempt, outcome, next === undefined);
}

/** Keeps since when the endpoint takes nothing, and disables one that will not again. */
async function noteHealth(
  transaction: Kysely<Database>,
  delivery: Delivery,
  attempt: DeliveryAttempt,
  outcome: Outcome,
  isOver: boolean,
): Promise<void> {
  const ofEndpoint = transaction.updateTable('event_endpoints').where('id', '=', delivery.endpoint_id);
  if (outcome.is === 'taken') {
    await ofEndpoint.set({ failing_since: null }).where('failing_since', 'is not', null).execute();
    return;
  }
  await ofEndpoint.set({ failing_since: sql<Date>`coalesce(failing_since, ${attempt.at}::timestamptz)` }).execute();
  if (!isOver) return;
  const first = delivery.attempts[0]?.at ?? attempt.at;
  const reason = outcome.forGood ? outcome.problem : 'It has taken nothing for longer than a delivery is tried.';
  const disabled = await ofEndpoint
    .set({ enabled: false, disabled_reason: reason, updated_at: new Date() })
    .where('enabled', '=', true)
    .$if(!outcome.forGood, (update) => update.where('failing_since', '<=', new Date(first)))
    .returning(['id', 'name'])
    .executeTakeFirst();
  if (disabled === undefined) return;
  await writeAuditEntry(transaction, tandemItself, 'eventEndpoint.disable', {
    subject: { kind: 'eventEndpoint', id: disabled.id, name: disabled.name },
    detail: { reason },
  });
}

function attemptOf(at: Date, ms: number, outcome: Outcome): DeliveryAttempt {
  return {
    at: at.toISOString(),
    ms,
    ...(outcome.status !== undefined && { status: outcome.status }),
    ...(outcome.is === 'refused' && { problem: outcome.problem }),
  };
}

async function read(
  database: Kysely<Database>,
  id: string,
): Promise<(Pick<Delivery, 'status' | 'endpoint_id'> & { readonly telling: Telling }) | undefined> {
  const row = await database
    .selectFrom('event_deliveries')
    .innerJoin('events', 'events.id', 'event_deliveries.event_id')
    .select(['event_deliveries.status', 'event_deliveries.endpoint_id'])
    .select(['events.id as event', 'events.type', 'events.data', 'events.created_at'])
    .where('event_deliveries.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { status, endpoint_id, event, type, data, created_at } = row;
  return { status, endpoint_id, telling: { id: event, type, data, at: created_at } };
}

async function readEndpoint(database: Kysely<Database>, id: string): Promise<Endpoint | undefined> {
  return database.selectFrom('event_endpoints').selectAll().where('id', '=', id).executeTakeFirst();
}
