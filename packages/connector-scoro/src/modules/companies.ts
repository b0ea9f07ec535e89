import { anyValue, text } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Companies. `contacts` serves them too, and is the sure way. */
export const companies = defineModule({
  path: 'companies',
  category: 'Companies',
  singular: 'company',
  plural: 'companies',
  idField: 'contact_id',
  modes: either,
  evidence: 'client-code',
  unconfirmed:
    'Contacts serve companies too, and are the sure way. The one client that used this path dropped it; it may never have worked.',
  example: { name: 'Example Ltd' },
  fields: {
    contact_id: anyValue({ unconfirmed: true }),
    name: text(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
