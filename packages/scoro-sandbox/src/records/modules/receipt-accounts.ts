import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

export const receiptAccounts = defineModule({
  path: 'receiptAccounts',
  title: 'Receipt accounts',
  id: 'id',
  actions: ['list'],
  count: () => 3,
  attestedFilters: [],
  fields: [
    idField('id'),
    field('name', text, (index) => at(['Bank', 'Cash desk', 'Card terminal'], index), { basic: true }),
    field('type', text, (index) => at(['bank', 'cash', 'card'], index), { basic: true }),
  ],
});
