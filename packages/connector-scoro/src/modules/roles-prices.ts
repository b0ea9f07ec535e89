import { decimal, integer, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Prices of roles by price list. */
export const rolesPrices = defineModule({
  path: 'rolesPrices',
  category: 'Role Prices',
  singular: 'role price',
  plural: 'role prices',
  idField: undefined,
  modes: either,
  evidence: 'sdk',
  fields: {
    role_id: integer({ refersTo: 'roles' }),
    price_list_id: integer({ refersTo: 'priceLists' }),
    role_name: text({ readOnly: true }),
    pricelist_name: text(),
    selling_price: decimal(),
    currency: text(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
