import { derived, field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { nullableText, text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { memberOf } from '../related.ts';
import { idField, modifiedDate } from '../usual-fields.ts';
import { at } from '../chance.ts';

const names = [
  'Design',
  'Development',
  'Meetings',
  'Copywriting',
  'Project management',
  'Administration',
  'Graphic design',
  'Web design',
  'Back end',
  'Front end',
  'Client meeting',
  'Internal meeting',
] as const;
const parents = [null, null, null, null, null, null, 1, 1, 2, 2, 3, 3] as const;

const ACTIVITIES = names.length;

export const activities = defineModule({
  path: 'activities',
  title: 'Activities',
  id: 'activity_id',
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => ACTIVITIES,
  fields: [
    idField('activity_id'),
    field('name', text, (index) => at(names, index), { basic: true }),
    field('parent_id', integer, (index) => at(parents, index)),
    derived('parent_name', nullableText, (row, world) => memberOf(world, 'activities', row.get('parent_id'), 'name')),
    field('is_group', flag, (index) => (index < 3 ? 1 : 0)),
    field('is_active', flag, 1, { initial: 1 }),
    field('product_id', integer, (index) => 301 + (index % 5)),
    modifiedDate(() => ACTIVITIES),
  ],
});
