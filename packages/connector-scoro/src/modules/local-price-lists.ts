import { integer, list, object, text } from '@tandem/connector-kit';
import { createdUser, localCreatedDate, localModifiedDate, modifiedUser } from '../shapes/stamps.ts';
import { createRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';
import { rolesPrices } from './roles-prices.ts';

/** Local price lists: prices of roles. */
export const localPriceLists = defineModule({
  path: 'localPriceLists',
  category: 'Local Price Lists',
  singular: 'local price list',
  plural: 'local price lists',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: { name: 'Prices 2026', price_list_id: 1, currency: 'EUR' },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the local price list.' }),
    price_list_id: integer({ refersTo: 'priceLists' }),
    name: text(),
    currency: text(),
    role_prices: list(object(rolesPrices.fields)),
    modified_date: localModifiedDate,
    modified_user: modifiedUser,
    created_date: localCreatedDate,
    created_user: createdUser,
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
  },
});
