import { anyValue, date, decimal, integer, list, object } from '@tandem/connector-kit';
import { getRow, listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Retainers: contracts with periods, which projects point to. */
export const retainers = defineModule({
  path: 'retainers',
  category: 'Retainers',
  singular: 'retainer',
  plural: 'retainers',
  idField: 'id',
  modes: either,
  evidence: 'client-code',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the retainer.' }),
    project_id: anyValue({ unconfirmed: true }),
    retainer_periods: list(
      object({
        id: integer(),
        start_date: date(),
        end_date: date(),
        duration: integer({ unit: 'seconds' }),
        sum: decimal(),
      }),
      {
        about:
          'Periods of the contract; lists may lack them without detailed. A row for the whole contract, without duration and sum, can be among them.',
      },
    ),
  },
  actions: {
    list: listRows(),
    get: getRow(),
  },
});
