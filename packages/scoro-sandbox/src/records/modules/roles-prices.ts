import { at } from '../chance.ts';
import { field } from '../field.ts';
import { cents, decimal } from '../kinds/decimal.ts';
import { integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { priceListNames } from './price-lists.ts';
import { roleNames } from './roles.ts';

const list = (index: number): number => Math.floor(index / roleNames.length);
const role = (index: number): number => index % roleNames.length;

export const rolesPrices = defineModule({
  path: 'rolesPrices',
  title: 'Role prices',
  actions: ['list'],
  count: () => roleNames.length * priceListNames.length,
  attestedFilters: [],
  fields: [
    field('role_id', integer, (index) => role(index) + 1, { basic: true }),
    field('price_list_id', integer, (index) => list(index) + 1, { basic: true }),
    field('role_name', text, (index) => at(roleNames, role(index))),
    field('pricelist_name', text, (index) => at(priceListNames, list(index))),
    field('selling_price', decimal(2), (index) => cents(5000 + 1000 * role(index) + 500 * list(index)), {
      basic: true,
    }),
    field('currency', text, 'EUR'),
  ],
});
