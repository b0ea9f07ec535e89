import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField, modifiedDate } from '../usual-fields.ts';

export const categoryNames = ['Default', 'Client', 'Partner', 'Press & media', 'Public sector', 'Prospect'] as const;

export const categories = defineModule({
  path: 'categories',
  title: 'Categories',
  id: 'cat_id',
  actions: ['list'],
  count: () => categoryNames.length,
  fields: [
    idField('cat_id'),
    field('cat_name', text, (index) => at(categoryNames, index), { basic: true }),
    field('symbol', text, (index) => at(['DEF', 'CLI', 'PAR', 'PRE', 'PUB', 'PRO'], index)),
    field('description', text, ''),
    modifiedDate(() => categoryNames.length),
  ],
});
