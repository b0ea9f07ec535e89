import { at } from '../chance.ts';
import { derived, field } from '../field.ts';
import { integer } from '../kinds/number.ts';
import { nullableText, text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { memberOf } from '../related.ts';
import { idField } from '../usual-fields.ts';

export const tagNames = [
  'vip',
  'newsletter',
  'christmas card',
  'fair 2026',
  'slow payer',
  'press',
  'design',
  'web',
  'print',
  'partner',
  'töötuba',
  'r&d',
  'urgent',
  'internal',
  'archive',
] as const;

export const tags = defineModule({
  path: 'tags',
  title: 'Tags',
  id: 'tag_id',
  actions: ['list'],
  count: () => tagNames.length,
  attestedFilters: [],
  fields: [
    idField('tag_id'),
    field('tag_name', text, (index) => at(tagNames, index), { basic: true }),
    field('parent_id', integer, (index) => (index > 5 && index < 9 ? 6 : null)),
    derived('parent_name', nullableText, (row, world) => memberOf(world, 'tags', row.get('parent_id'), 'tag_name')),
  ],
});
