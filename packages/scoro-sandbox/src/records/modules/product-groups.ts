import { at } from '../chance.ts';
import { field } from '../field.ts';
import { count, integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

const names = ['Services', 'Design', 'Web', 'Goods', 'Print', 'Stands', 'Subscriptions', 'Other'] as const;

export const productGroups = defineModule({
  path: 'productGroups',
  title: 'Product groups',
  credential: 'apiKey',
  id: 'id',
  actions: ['list', 'view', 'modify'],
  count: () => names.length,
  attestedFilters: [],
  fields: [
    idField('id'),
    field(
      'parent_group_id',
      integer,
      (index) => (index === 1 || index === 2 ? 1 : index === 4 || index === 5 ? 4 : 0),
      { initial: 0 },
    ),
    field('name', text, (index) => at(names, index), { basic: true }),
    field('comments', text, ''),
    field('pcs_per_package', count, (index) => (index > 2 && index < 6 ? 10 : 0)),
    field('account_name', text, ''),
  ],
});
