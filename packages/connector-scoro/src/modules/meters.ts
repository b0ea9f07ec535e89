import { anyValue } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { apiKeyOnly, defineModule } from './define-module.ts';

/** Meters. Nothing but the category and its credential is attested. */
export const meters = defineModule({
  path: 'meters',
  category: 'Meters',
  singular: 'meter',
  plural: 'meters',
  idField: 'id',
  modes: apiKeyOnly,
  evidence: 'connector-listing',
  unconfirmed:
    'Only the category and its credential are attested: path, actions and fields are guesses. An operator can correct the path with modulePaths.',
  example: { name: 'Water' },
  fields: {
    id: anyValue({ unconfirmed: true }),
    property_id: anyValue({ unconfirmed: true }),
    name: anyValue({ unconfirmed: true }),
    no: anyValue({ unconfirmed: true }),
    type: anyValue({ unconfirmed: true }),
    unit: anyValue({ unconfirmed: true }),
    product_id: anyValue({ unconfirmed: true }),
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
