import { derived, field } from '../field.ts';
import { cents } from '../kinds/decimal.ts';
import { integer } from '../kinds/number.ts';
import { json } from '../kinds/structure.ts';
import { defineModule } from '../module.ts';
import { USERS } from '../people.ts';

/** What an hour of a user costs, from a date on. */
export const usersLaborCost = defineModule({
  path: 'usersLaborCost',
  title: 'Labour cost of users',
  id: 'user_id',
  actions: ['list', 'view', 'modify'],
  count: () => USERS,
  attestedFilters: [],
  fields: [
    derived('user_id', integer, (row) => row.id, { basic: true }),
    field(
      'labor_cost',
      json,
      (index) => [
        { date: '2024-11-01', hour_cost: cents(1800 + index * 50) },
        { date: '2026-01-01', hour_cost: cents(1900 + index * 50) },
      ],
      { basic: true, initial: [] },
    ),
  ],
});
