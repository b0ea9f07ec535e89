import { at } from '../chance.ts';
import { derived, field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { nullableText, plainText, text } from '../kinds/text.ts';
import { naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { memberOf } from '../related.ts';
import { createdDate, idField, modifiedDate } from '../usual-fields.ts';

const names = [
  'Sales',
  'Sales of goods',
  'Sales abroad',
  'Other income',
  'Purchases',
  'Rent & utilities',
  'Travel',
  'Salaries',
  'Software',
  'Marketing',
  'Bank charges',
  'Training',
] as const;

export const financeAccounts = defineModule({
  path: 'financeAccounts',
  title: 'Finance accounts',
  id: 'id',
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => names.length,
  fields: [
    idField('id'),
    field('account_symbol', text, (index) => String(3001 + index), { basic: true }),
    field('name', plainText, (index) => at(names, index), { basic: true }),
    field('parent_id', integer, (index) => (index === 1 || index === 2 ? 1 : null)),
    derived('parent_name', nullableText, (row, world) =>
      memberOf(world, 'financeAccounts', row.get('parent_id'), 'name'),
    ),
    field('is_active', flag, 1, { initial: 1 }),
    field('is_sales_account', flag, (index) => (index < 4 ? 1 : 0)),
    field('is_purchases_account', flag, (index) => (index < 4 ? 0 : 1)),
    createdDate(() => names.length, naiveDateTime),
    modifiedDate(() => names.length, naiveDateTime),
  ],
});
