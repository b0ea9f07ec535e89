import {
  TandemError,
  type Connector,
  type ConnectorWebhooks,
  type RecordChange,
  type Subscription,
} from '@tandem/connector-kit';
import { hashOfSecret } from '../../../people/opaque-secret.ts';
import { recordChange, subscriptionOf, type WebhookSubscription } from '../../definition/trigger.ts';
import type { Program, Programs } from '../../frame/program.ts';
import type { RunBooks } from '../../runs/run-books.ts';
import { boundConnector } from '../../steps/bound-connector.ts';
import { hookUrlOf } from '../../store/hook-secret.ts';

/** What a cycle is to be told of by an application. */
export interface Subscribed {
  readonly program: Program;
  readonly version: number;
  readonly subscription: WebhookSubscription;
  readonly installationId: string;
  readonly connector: Connector;
  readonly webhooks: ConnectorWebhooks;
}

/** One subscription that there must be, with what tells it from others without giving its address away. */
export interface WantedSubscription extends Subscription {
  readonly installation: string;
  readonly addressHash: string;
}

/** The changes that a subscription asks for. */
export function changesOf({ changes }: WebhookSubscription): readonly RecordChange[] {
  return changes ?? recordChange.options;
}

/**
 * What a version is to be told of; undefined where its events come from somewhere else.
 *
 * @throws TandemError `setup_required` where no account connector stands behind it
 */
export function subscribedOf(program: Program, version: number): Subscribed | undefined {
  const subscription = subscriptionOf(program.document.trigger);
  if (subscription === undefined) return undefined;
  const { installationId, connector } = boundConnector(program, subscription.connector);
  const { webhooks } = connector;
  if (webhooks === undefined)
    throw new TandemError('method_unknown', `${connector.name} does not tell of changes by itself.`);
  return { program, version, subscription, installationId, connector, webhooks };
}

/** What the live version of an enabled cycle is to be told of; undefined where that is nothing. */
export async function readSubscribed(
  { database }: RunBooks,
  programs: Programs,
  cycleId: string,
): Promise<Subscribed | undefined> {
  const row = await database
    .selectFrom('cycles')
    .select('live_version')
    .where('id', '=', cycleId)
    .where('enabled', '=', true)
    .executeTakeFirst();
  if (row === undefined || row.live_version === null) return undefined;
  return subscribedOf(await programs.find(cycleId, row.live_version), row.live_version);
}

/** The subscriptions that there must be: one for each change, at an address of its own. */
export async function wantedOf(
  { database, vault }: RunBooks,
  { program, subscription, installationId }: Subscribed,
  publicUrl: string,
): Promise<readonly WantedSubscription[]> {
  const row = await database
    .selectFrom('cycles')
    .select(['id', 'account_id', 'hook'])
    .where('id', '=', program.cycle.id)
    .executeTakeFirst();
  if (row === undefined) return [];
  const hook = await hookUrlOf(vault, publicUrl, row);
  return changesOf(subscription).map((change) => {
    const address = `${hook}?change=${change}`;
    return {
      address,
      addressHash: hashOfSecret(address).toString('base64url'),
      installation: installationId,
      records: subscription.records,
      change,
      fields: change === 'modified' ? (subscription.fields ?? []) : [],
    };
  });
}
