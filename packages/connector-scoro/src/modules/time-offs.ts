import { choice, date, integer, list, object, text } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Times off: one row is one booking, of several users and days. */
export const timeOffs = defineModule({
  path: 'timeOffs',
  category: 'Time Offs',
  singular: 'time off',
  plural: 'time offs',
  idField: 'id',
  modes: either,
  evidence: 'client-code',
  example: { type: 'vacation', start_date: '2026-07-01', end_date: '2026-07-14' },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the time off.' }),
    type: choice(['vacation', 'extra_availability'], {
      open: true,
      about: 'extra_availability adds time instead of taking it.',
    }),
    reason: text(),
    start_date: date(),
    end_date: date(),
    usersDates: list(
      object({
        user_id: integer({ refersTo: 'users' }),
        dates: list(object({ date: date(), value: integer({ unit: 'seconds', about: '-1 whole day.' }) }), {
          about: 'Amounts by date.',
        }),
      }),
      { about: 'Who is away on which days.' },
    ),
  },
  actions: {
    list: listRows({ alsoFilters: { date: date({ about: 'Days that the time off falls on.' }) } }),
    get: getRow({ unconfirmed: 'Nobody attests this action; it follows the pattern of other modules.' }),
    create: createRow(),
    update: updateRow({ unconfirmed: 'Only creating is attested.' }),
    delete: deleteRow({ unconfirmed: 'Nobody attests this action; it follows the pattern of other modules.' }),
  },
});
