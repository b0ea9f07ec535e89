import { anyValue } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Persons. `contacts` serves them too, and is the sure way. */
export const persons = defineModule({
  path: 'persons',
  category: 'Persons',
  singular: 'person',
  plural: 'persons',
  idField: 'contact_id',
  modes: either,
  evidence: 'connector-listing',
  unconfirmed:
    'Contacts serve persons too, and are the sure way. Nobody attests this path; whether a row is identified by contact_id or id is not known.',
  example: { name: 'Anna' },
  fields: {
    contact_id: anyValue({ unconfirmed: true }),
    name: anyValue({ unconfirmed: true }),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
