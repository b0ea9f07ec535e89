import { flag, integer, text } from '@tandem/connector-kit';
import { localCreatedDate, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Finance accounts, which lines of documents are booked to. */
export const financeAccounts = defineModule({
  path: 'financeAccounts',
  category: 'Finance Accounts',
  singular: 'finance account',
  plural: 'finance accounts',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: { account_symbol: '3000', name: 'Sales', is_sales_account: true },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the finance account.' }),
    account_symbol: text(),
    name: text(),
    parent_id: integer({ refersTo: 'financeAccounts' }),
    parent_name: text({ readOnly: true }),
    is_active: flag(),
    is_sales_account: flag(),
    is_purchases_account: flag(),
    created_date: localCreatedDate,
    modified_date: localModifiedDate,
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
