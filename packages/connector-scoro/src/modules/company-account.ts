import { list, object, text } from '@tandem/connector-kit';
import { address } from '../shapes/address.ts';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** The company account: one row for the site, a cheap way to check a credential. */
export const companyAccount = defineModule({
  path: 'companyAccount',
  category: 'Company Accounts',
  singular: 'company account',
  plural: 'company accounts',
  idField: undefined,
  modes: either,
  evidence: 'sdk',
  fields: {
    company_name: text(),
    alternative_name: text(),
    address: list(object(address)),
    email: text(),
    website: text(),
    phone: text(),
    fax: text(),
    reg_no: text(),
    vat_no: text(),
    site_version: text(),
    base_currency: text(),
    active_currencies: list(text()),
    language: text(),
    active_entities: list(object({ entity_id: text(), entity_name: text({ readOnly: true }) }), {
      about: 'The entities of the site; entity_id is what Company Account ID takes.',
    }),
  },
  actions: {
    list: listRows({ pagingAttested: false, maybeOneRow: true }),
  },
});
