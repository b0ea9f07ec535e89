import { z } from 'zod';
import { momentText } from '../http/text.ts';
import type { PropertyAccess } from '../database/tables.ts';
import { countUsable } from '../library/method-auth.ts';
import { hidesSite } from '../setups/capability-report.ts';
import type { StoredInstallation } from './stored-installation.ts';

const propertyAnswer = z.object({
  value: z.union([z.string(), z.record(z.string(), z.string()), z.null()]).optional(),
  isSet: z.boolean().optional().describe('Instead of the value of a secret'),
  from: z.enum(['account', 'setup', 'default']).optional(),
  access: z.enum(['hidden', 'editable', 'ask']).optional().describe("What the partner's setup says of it"),
  hidden: z.literal(true).optional().describe('All that a token bound to an account sees of what the partner hid'),
});

export const installationAnswer = z
  .object({
    id: z.string(),
    account: z.string(),
    connector: z.string(),
    name: z.string(),
    properties: z.record(z.string(), propertyAnswer),
    status: z.enum(['setupRequired', 'ready', 'connected', 'failed']),
    statusDetail: z.string().nullable(),
    modes: z
      .record(
        z.string(),
        z.object({
          configured: z.boolean(),
          status: z.enum(['ok', 'failed', 'unverified']),
          checkedAt: momentText.nullable(),
        }),
      )
      .describe('Each authentication mode: complete or not, and what verifying it last said'),
    methods: z.object({ usable: z.int(), total: z.int() }),
    site: z.string().nullable().describe('Where the values lead, such as `acme.scoro.com`'),
    checkedAt: momentText.nullable(),
    lastSuccessAt: momentText.nullable(),
    lastError: z.object({ code: z.string(), detail: z.string(), at: momentText }).nullable(),
    createdAt: momentText,
    updatedAt: momentText,
  })
  .meta({ id: 'AccountConnector' });

type PropertyAnswer = z.infer<typeof propertyAnswer>;

/**
 * An account connector as the API shows one.
 *
 * @param toAccount whether a token bound to the account looks: of what the partner hid it sees only that it is hidden
 */
export function installationOf(
  installation: StoredInstallation,
  toAccount: boolean,
): z.infer<typeof installationAnswer> {
  const { row, connector, completeness, verdicts, where, status } = installation;
  const configured = completeness.missing.length > 0 ? new Set<string>() : completeness.configured;
  return {
    id: row.id,
    account: row.account_id,
    connector: connector.key,
    name: row.name,
    properties: Object.fromEntries(
      connector.properties.map(({ name }) => [name, propertyOf(installation, name, toAccount)]),
    ),
    status: status.status,
    statusDetail: status.detail ?? null,
    modes: Object.fromEntries(
      connector.modes.map(({ name }) => {
        const verdict = verdicts.get(name);
        return [
          name,
          {
            configured: completeness.configured.has(name),
            status: verdict?.status ?? 'unverified',
            checkedAt: verdict?.at ?? null,
          },
        ];
      }),
    ),
    methods: { usable: countUsable(connector.methods, configured), total: connector.methods.length },
    site: toAccount && hidesSite(connector, hiddenProperties(installation)) ? null : (where.site?.display ?? null),
    checkedAt: row.checked_at?.toISOString() ?? null,
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    lastError: row.last_error,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Names of the properties that the partner hid. */
export function hiddenProperties({ setup }: Pick<StoredInstallation, 'setup'>): ReadonlySet<string> {
  return new Set([...setup.layer.access].filter(([, access]) => access === 'hidden').map(([name]) => name));
}

function isHidden({ setup }: StoredInstallation, name: string): boolean {
  return setup.layer.access.get(name) === 'hidden';
}

function propertyOf(installation: StoredInstallation, name: string, toAccount: boolean): PropertyAnswer {
  if (toAccount && isHidden(installation, name)) return { hidden: true };
  const access = installation.setup.layer.access.get(name);
  return { ...valueOf(installation, name), ...accessOf(access) };
}

function accessOf(access: PropertyAccess | undefined): PropertyAnswer {
  return access === undefined ? {} : { access };
}

function valueOf({ connector, resolution }: StoredInstallation, name: string): PropertyAnswer {
  const resolved = resolution.properties.get(name);
  if (resolved === undefined) {
    const isSecret = connector.properties.some((property) => property.name === name && property.kind === 'secret');
    return isSecret ? { isSet: false } : { value: null };
  }
  if (resolved.is === 'secret') return { isSet: true, from: resolved.from };
  return { value: typeof resolved.value === 'string' ? resolved.value : { ...resolved.value }, from: resolved.from };
}
