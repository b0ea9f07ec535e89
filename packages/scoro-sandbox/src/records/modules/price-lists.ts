import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField, modifiedDate } from '../usual-fields.ts';

export const priceListNames = ['Standard rates', 'Partner rates', 'Rush rates'] as const;

export const priceLists = defineModule({
  path: 'priceLists',
  title: 'Price lists',
  credential: 'apiKey',
  id: 'id',
  actions: ['list', 'view', 'modify'],
  count: () => priceListNames.length,
  fields: [
    idField('id'),
    field('name', text, (index) => at(priceListNames, index), { basic: true }),
    field('currency', text, 'EUR', { initial: 'EUR' }),
    modifiedDate(() => priceListNames.length),
  ],
});
