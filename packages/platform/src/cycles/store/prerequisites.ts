import type { Connector } from '@tandem/connector-kit';
import { z } from 'zod';
import { isUsable } from '../../library/method-auth.ts';
import type { StoredInstallation } from '../../account-connectors/stored-installation.ts';
import type { CycleDocument } from '../definition/cycle-document.ts';
import { readDocument } from '../definition/read-document.ts';
import { slotUses, usedSlots, type SlotUse } from '../definition/slots.ts';
import { subscriptionOf } from '../definition/trigger.ts';
import type { Standing } from './standing.ts';
import type { StoredCycle, StoredVersion } from './stored-cycle.ts';
import { unreachableFrom } from './unreachable-from.ts';

export const prerequisite = z
  .object({
    code: z.enum([
      'not_published',
      'document_invalid',
      'connector_missing',
      'connector_not_ready',
      'method_unusable',
      'variable_missing',
      'webhook_address_not_public',
      'subscription_failed',
    ]),
    detail: z.string(),
    hint: z.string().describe('What to do'),
    at: z.string().optional().describe('Where in the document'),
  })
  .meta({ id: 'Prerequisite' });

/** Why a cycle cannot start, and what to do. */
export type Prerequisite = z.infer<typeof prerequisite>;

type Version = Pick<StoredVersion, 'document' | 'bindings' | 'variables'>;

/** Why a cycle cannot start: judged by the version that would run, or by its draft while none was published. */
export function prerequisitesOf({ row, live, subscription }: StoredCycle, standing: Standing): readonly Prerequisite[] {
  const notPublished: Prerequisite = {
    code: 'not_published',
    detail: 'No version of it is live.',
    hint: 'Publish the draft.',
  };
  return [
    ...(live === undefined ? [notPublished] : []),
    ...prerequisitesOfVersion(live ?? { ...row, document: row.draft }, standing),
    ...(row.enabled ? subscriptionFailure(subscription) : []),
  ];
}

/** What a version needs and does not have. */
export function prerequisitesOfVersion(version: Version, standing: Standing): readonly Prerequisite[] {
  const { document } = readDocument(version.document);
  if (document === undefined) {
    return [
      {
        code: 'document_invalid',
        detail: 'Its document is not one that this version of Tandem reads.',
        hint: 'Open it, mend what is marked, and publish it again.',
      },
    ];
  }
  return [
    ...slotPrerequisites(document, version, standing),
    ...variablePrerequisites(document, version),
    ...addressPrerequisites(document, version, standing),
  ];
}

function slotPrerequisites(
  document: CycleDocument,
  { bindings }: Version,
  standing: Standing,
): readonly Prerequisite[] {
  const uses = slotUses(document);
  return [...usedSlots(document)].flatMap((slot): readonly Prerequisite[] => {
    const installation = installationOf(document, bindings, standing, slot);
    if (installation === undefined) return [connectorMissing(document, slot)];
    const { status, connector, row } = installation;
    if (status.status === 'setupRequired' || status.status === 'failed') {
      return [
        {
          code: 'connector_not_ready',
          at: `connectors.${slot}`,
          detail: `${row.name} is not ready. ${status.detail ?? ''}`.trim(),
          hint: `Complete the values of ${row.name}, and test them.`,
        },
      ];
    }
    const ofSlot = [...uses.filter((use) => use.slot === slot), ...usesOfSubscription(document, slot, connector)];
    return ofSlot.flatMap((use) => methodPrerequisites(use, { connector, name: row.name, installation }));
  });
}

/** What subscribing calls. */
function usesOfSubscription(document: CycleDocument, slot: string, { webhooks }: Connector): readonly SlotUse[] {
  const subscription = subscriptionOf(document.trigger);
  if (subscription === undefined || subscription.connector !== slot || webhooks === undefined) return [];
  const { method } = webhooks.list();
  return [{ slot, method, auth: undefined, at: 'trigger.subscribe' }];
}

/** The account connector that a slot is bound to, where it is still there and the right one. */
function installationOf(
  document: CycleDocument,
  bindings: Version['bindings'],
  { installations }: Standing,
  slot: string,
): StoredInstallation | undefined {
  const id = Object.hasOwn(bindings, slot) ? bindings[slot] : undefined;
  const installation = id === undefined ? undefined : installations.get(id);
  return installation?.connector.key === document.connectors[slot]?.connector ? installation : undefined;
}

function connectorMissing(document: CycleDocument, slot: string): Prerequisite {
  const wanted = document.connectors[slot];
  return {
    code: 'connector_missing',
    at: `connectors.${slot}`,
    detail: `No connector stands behind ${wanted?.label ?? slot}.`,
    hint: `Choose a connector of ${wanted?.connector ?? slot} for it, and publish.`,
  };
}

function methodPrerequisites(
  { method: key, auth, at }: SlotUse,
  {
    connector,
    name,
    installation,
  }: { connector: StoredInstallation['connector']; name: string; installation: StoredInstallation },
): readonly Prerequisite[] {
  const method = connector.method(key);
  if (method === undefined) {
    const detail = `${connector.name} has no method ${key} any more.`;
    return [{ code: 'document_invalid', at, detail, hint: 'Choose another method, and publish.' }];
  }
  const { configured } = installation.completeness;
  if (auth === undefined ? isUsable(method, configured) : configured.has(auth)) return [];
  const wanted = auth === undefined ? method.modes : [auth];
  const labels = wanted.map((mode) => connector.modes.find((known) => known.name === mode)?.label ?? mode);
  return [
    {
      code: 'method_unusable',
      at,
      detail: `${method.name} needs ${labels.join(' or ')}, which ${name} has not.`,
      hint: `Enter it at ${name}.`,
    },
  ];
}

function variablePrerequisites(document: CycleDocument, { variables }: Version): readonly Prerequisite[] {
  return (document.variables ?? [])
    .filter(
      ({ name, required, default: preset }) =>
        required === true && preset === undefined && !Object.hasOwn(variables, name),
    )
    .map(({ name, label }) => ({
      code: 'variable_missing',
      at: `variables.${name}`,
      detail: `${label} is not filled in.`,
      hint: 'Give it a value, and publish.',
    }));
}

/** Who is subscribed must reach us; an application on this machine or network does. */
function addressPrerequisites(
  document: CycleDocument,
  { bindings }: Version,
  standing: Standing,
): readonly Prerequisite[] {
  const subscription = subscriptionOf(document.trigger);
  if (subscription === undefined) return [];
  const site = installationOf(document, bindings, standing, subscription.connector)?.where.site;
  if (site === undefined || !unreachableFrom(site.base, standing.publicUrl)) return [];
  return [
    {
      code: 'webhook_address_not_public',
      at: 'trigger.subscribe',
      detail: `${site.display} cannot reach ${standing.publicUrl}.`,
      hint: 'Set TANDEM_PUBLIC_URL to an address that is reached from the internet by https.',
    },
  ];
}

/** What keeps an enabled cycle from hearing of anything, though it could start. */
function subscriptionFailure(subscription: StoredCycle['subscription']): readonly Prerequisite[] {
  if (subscription?.state !== 'failed') return [];
  return [
    {
      code: 'subscription_failed',
      at: 'trigger.subscribe',
      detail: subscription.detail ?? 'The application did not take the subscription.',
      hint: 'Mend what is wrong; it is tried again by itself, and at once where the cycle is disabled and enabled.',
    },
  ];
}
