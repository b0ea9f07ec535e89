import { at } from '../chance.ts';
import { field, inDetail } from '../field.ts';
import { cents } from '../kinds/decimal.ts';
import { integer } from '../kinds/number.ts';
import { json } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { createdDate, idField, modifiedDate } from '../usual-fields.ts';
import { roleNames } from './roles.ts';

export const localPriceLists = defineModule({
  path: 'localPriceLists',
  title: 'Local price lists',
  id: 'id',
  actions: ['list', 'view', 'modify'],
  count: () => 2,
  fields: [
    idField('id'),
    field('price_list_id', integer, (index) => index + 1),
    field('name', text, (index) => at(['Project rates', 'Client rates'], index), { basic: true }),
    field('currency', text, 'EUR', { initial: 'EUR' }),
    field(
      'role_prices',
      json,
      (index) =>
        roleNames.map((name, role) => ({
          role_id: role + 1,
          price_list_id: index + 1,
          role_name: name,
          selling_price: cents(5000 + role * 500),
          currency: 'EUR',
        })),
      { in: inDetail, initial: [] },
    ),
    modifiedDate(() => 2, naiveDateTime),
    field('modified_user', integer, 1),
    createdDate(() => 2, naiveDateTime),
    field('created_user', integer, 1),
  ],
});
