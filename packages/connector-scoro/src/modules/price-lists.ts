import { anyValue, integer, text } from '@tandem/connector-kit';
import { createRow, getRow, listRows, updateRow } from './actions.ts';
import { apiKeyOnly, defineModule } from './define-module.ts';

/** Price lists. Only their ids and names are attested. */
export const priceLists = defineModule({
  path: 'priceLists',
  category: 'Price Lists',
  singular: 'price list',
  plural: 'price lists',
  idField: 'id',
  modes: apiKeyOnly,
  evidence: 'sdk',
  example: { name: 'Prices 2026' },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the price list.' }),
    name: text(),
    currency: anyValue({ unconfirmed: true }),
    modified_date: anyValue({ unconfirmed: true }),
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
  },
});
