import type { PropertyValues, SiteFindings, Verification } from '@tandem/connector-kit';
import { companyAccountOf } from './wire/company-account.ts';

type Account = NonNullable<SiteFindings['companyAccounts']>[number];

/** The cheapest read that works with either credential, and that tells of the site's entities (PROTOCOL.md 3.4). */
export const verification: Verification = { method: 'companyAccount.list', input: {} };

/**
 * What a verified credential tells of the site: the `company_account_id` in use, the ones there are (from the entities of
 * `companyAccount/list`, else from the login), and the time zone.
 */
export function findings(
  data: unknown,
  sessionFacts: Readonly<Record<string, unknown>>,
  properties: PropertyValues,
): SiteFindings {
  const entities = entitiesOf(data);
  const companyAccounts = entities.length > 0 ? entities : accountsOf(sessionFacts['companyAccounts']);
  const timeZone = properties.get('timeZone') ?? sessionFacts['timeZone'];
  return {
    companyAccountId: companyAccountOf(properties),
    ...(companyAccounts.length > 0 && { companyAccounts }),
    ...(typeof timeZone === 'string' && { timeZone }),
  };
}

/** `companyAccount/list` answers one row; whether in a list or alone is not recorded. */
function entitiesOf(data: unknown): Account[] {
  const rows: readonly unknown[] = Array.isArray(data) ? data : [data];
  return rows
    .flatMap((row) => listOf(memberOf(row, 'active_entities')))
    .flatMap((entity) => account(entity, 'entity_id', 'entity_name'));
}

function accountsOf(facts: unknown): Account[] {
  return listOf(facts).flatMap((entry) => account(entry, 'id', 'name'));
}

function account(entry: unknown, idName: string, nameName: string): Account[] {
  const id = memberOf(entry, idName);
  if (typeof id !== 'string' && typeof id !== 'number') return [];
  const name = memberOf(entry, nameName);
  return [{ id: String(id), name: typeof name === 'string' && name !== '' ? name : String(id) }];
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
