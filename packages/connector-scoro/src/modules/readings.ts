import { anyValue } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { apiKeyOnly, defineModule } from './define-module.ts';

/** Readings of meters. Nothing but the category and its credential is attested. */
export const readings = defineModule({
  path: 'readings',
  category: 'Readings',
  singular: 'reading',
  plural: 'readings',
  idField: 'id',
  modes: apiKeyOnly,
  evidence: 'connector-listing',
  unconfirmed:
    'Only the category and its credential are attested: path, actions and fields are guesses. An operator can correct the path with modulePaths.',
  example: { meter_id: 1, date: '2026-01-31', value: '1234.5' },
  fields: {
    id: anyValue({ unconfirmed: true }),
    meter_id: anyValue({ unconfirmed: true }),
    date: anyValue({ unconfirmed: true }),
    value: anyValue({ unconfirmed: true, about: 'Decimal.' }),
    comment: anyValue({ unconfirmed: true }),
    user_id: anyValue({ unconfirmed: true }),
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
