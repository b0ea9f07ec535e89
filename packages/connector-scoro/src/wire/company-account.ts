import type { MethodContext, PropertyValues } from '@tandem/connector-kit';
import { parseCompanyName } from '../site.ts';

/** The `company_account_id` that goes on every request, and whether anybody gave it (PROTOCOL.md 3.4). */
export interface CompanyAccount {
  readonly value: string;
  readonly source: 'given' | 'assumed';
}

/** *Company Account ID* where given, else the company's part of the host, which is often but not always the same. */
export function companyAccountOf(properties: PropertyValues): CompanyAccount {
  const given = properties.get('companyAccountId');
  if (typeof given === 'string' && given !== '') return { value: given, source: 'given' };
  const companyName = properties.get('companyName');
  return { value: parseCompanyName(typeof companyName === 'string' ? companyName : '').label, source: 'assumed' };
}

/** Tells a caller that the *Company Account ID* of the call was taken from the company name. */
export function warnAssumedAccount(context: MethodContext): void {
  const account = companyAccountOf(context.properties);
  if (account.source === 'given') return;
  context.warn({
    code: 'account_id_assumed',
    detail: `No Company Account ID is set, so the company name "${account.value}" was used. The Test report lists the ones that the site has.`,
    field: 'companyAccountId',
  });
}
