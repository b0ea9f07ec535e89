import { integer, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Accounts that receipts are paid to. */
export const receiptAccounts = defineModule({
  path: 'receiptAccounts',
  category: 'Receipt Accounts',
  singular: 'receipt account',
  plural: 'receipt accounts',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the receipt account.' }),
    name: text(),
    type: text(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
