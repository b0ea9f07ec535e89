import { date, decimal, integer, list, object } from '@tandem/connector-kit';
import { getRow, listRows, modifyRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** What an hour of a user costs, by date. */
export const usersLaborCost = defineModule({
  path: 'usersLaborCost',
  category: 'Users Labor Cost',
  singular: 'user labor cost',
  plural: 'user labor costs',
  idField: 'user_id',
  modes: either,
  evidence: 'sdk',
  example: { labor_cost: [{ date: '2026-01-01', hour_cost: '35.00' }] },
  fields: {
    user_id: integer({ about: 'The user whose cost it is.' }),
    labor_cost: list(object({ date: date(), hour_cost: decimal({ about: 'Cost of one hour.' }) })),
  },
  actions: {
    list: listRows(),
    get: getRow(),
    modify: modifyRow(),
  },
});
