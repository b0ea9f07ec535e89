import { anyValue } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { apiKeyOnly, defineModule } from './define-module.ts';

/** Properties. Nothing but the category and its credential is attested. */
export const properties = defineModule({
  path: 'properties',
  category: 'Properties',
  singular: 'property',
  plural: 'properties',
  idField: 'id',
  modes: apiKeyOnly,
  evidence: 'connector-listing',
  unconfirmed:
    'Only the category and its credential are attested: path, actions and fields are guesses. An operator can correct the path with modulePaths.',
  example: { name: 'Main Street 1' },
  fields: {
    id: anyValue({ unconfirmed: true, about: 'Would be what real_estate_id on documents points to.' }),
    name: anyValue({ unconfirmed: true }),
    address: anyValue({ unconfirmed: true, about: 'Perhaps an address, in the form that contacts have it.' }),
    company_id: anyValue({ unconfirmed: true }),
    area: anyValue({ unconfirmed: true }),
    comments: anyValue({ unconfirmed: true }),
    is_active: anyValue({ unconfirmed: true }),
    modified_date: anyValue({ unconfirmed: true }),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
