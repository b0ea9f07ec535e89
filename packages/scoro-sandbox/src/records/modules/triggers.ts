import { at } from '../chance.ts';
import { field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { json, phpMap } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

export const triggers = defineModule({
  path: 'triggers',
  title: 'Triggers',
  id: 'id',
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => 4,
  attestedFilters: [],
  fields: [
    idField('id'),
    field('module', text, (index) => at(['tasks', 'projects', 'invoices', 'quotes'], index), { basic: true }),
    field(
      'name',
      text,
      (index) => at(['Tell the manager', 'Start a project', 'Invoice is late', 'Quote confirmed'], index),
      { basic: true },
    ),
    field('status', text, (index) => at(['active', 'active', 'inactive', 'suspended'], index), {
      initial: 'inactive',
      basic: true,
    }),
    field('is_shared', flag, 1),
    field('bookmark_id', integer, null),
    field('user_id', integer, 1, { initial: (_world, author) => author.user ?? 1 }),
    field('filter_data', phpMap, (index) =>
      index === 2
        ? {
            invoices: {
              logical_operator: 'AND',
              blocks: [
                {
                  logical_operator: 'AND',
                  rules: [{ field_type: 'status', field_condition: 'is', values: ['unpaid'] }],
                },
              ],
              group_values: [],
              values: [],
            },
          }
        : [],
    ),
    field('activities', json, [{ tasks: 'modify' }], { initial: [] }),
    field(
      'actions',
      json,
      (index) => [{ id: index + 1, trigger_id: index + 1, type: 'notify', action_data: { users: [1] } }],
      { initial: [] },
    ),
  ],
});
