import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

export const depot = defineModule({
  path: 'depot',
  title: 'Depots',
  credential: 'apiKey',
  id: 'depot_id',
  actions: ['list', 'view'],
  count: () => 3,
  attestedFilters: [],
  fields: [
    idField('depot_id'),
    field('depot_name', text, (index) => at(['Main depot', 'Rīga depot', 'Returns'], index), { basic: true }),
    field('comments', text, (index) => at(['', 'Open on weekdays', ''], index)),
  ],
});
