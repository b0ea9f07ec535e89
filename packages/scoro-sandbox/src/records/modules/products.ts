import { at, chance } from '../chance.ts';
import { field } from '../field.ts';
import { cents, decimal } from '../kinds/decimal.ts';
import { customFields } from '../kinds/custom-fields.ts';
import { flag, integer } from '../kinds/number.ts';
import { json, phpMap } from '../kinds/structure.ts';
import { plainText, text } from '../kinds/text.ts';
import { naiveDateTime, zeroDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';
import { accountId, createdDate, deletedFields, idField, modifiedDate } from '../usual-fields.ts';
import { productNames } from '../vocabulary.ts';

const count = (size: Size): number => Math.max(productNames.length, size.of(60));
const isService = (index: number): boolean => index % productNames.length < 20;

export const products = defineModule({
  path: 'products',
  title: 'Products',
  id: 'product_id',
  firstId: 301,
  actions: ['list', 'view', 'modify', 'delete'],
  count,
  fields: [
    idField('product_id'),
    field('code', text, (index) => `P${1000 + index}`, { basic: true }),
    field(
      'name',
      plainText,
      (index) =>
        at(productNames, index) +
        (index < productNames.length ? '' : ` ${1 + Math.floor(index / productNames.length)}`),
      { basic: true },
    ),
    field('price', decimal(6), (index) => cents(1500 + 250 * (chance(index, 340) % 60), 6), { basic: true }),
    field('buying_price', decimal(6), (index) => cents(900 + 100 * (chance(index, 341) % 60), 6)),
    field('price_list', integer, 1, { initial: 1 }),
    field('description', text, ''),
    field('description2', text, ''),
    field('unit', text, (index) => (isService(index) ? 'h' : 'pcs')),
    field('amount', decimal(6), '1.000000', { initial: '1.000000' }),
    field('amount2', decimal(6), '0.000000'),
    field('tag', text, ''),
    field('url', text, (index) => (index % 3 === 0 ? `https://shop.example/p/${1000 + index}` : '')),
    field('default_type', text, 'inhouse', { initial: 'inhouse' }),
    field('use_supplier', flag, 0),
    field('default_doer_id', integer, 0, { initial: 0 }),
    field('default_role_id', integer, null),
    field('supplier_id', integer, 0, { initial: 0 }),
    field('productgroup_id', integer, (index) => 1 + (index % 8), { initial: 0 }),
    field('is_active', flag, 1, { initial: 1 }),
    field('is_service', flag, (index) => (isService(index) ? 1 : 0)),
    field('no_discounts', flag, 0),
    field('default_vat_code_id', integer, 3, { initial: 3 }),
    field('default_sales_tax_id', integer, null),
    field('default_purchases_tax_id', integer, null),
    field('accounting_object_id', integer, (index) => 1 + (index % 8), { initial: 0 }),
    field(
      'depots_total_amount',
      decimal(6),
      (index) => (isService(index) ? '0.000000' : cents(100 * (chance(index, 342) % 200), 6)),
      { readOnly: true },
    ),
    field(
      'depot_amounts',
      phpMap,
      (index) => (isService(index) ? [] : { 1: cents(100 * (chance(index, 342) % 200), 6) }),
      { readOnly: true, initial: [] },
    ),
    field('pictures', json, [], { initial: [] }),
    createdDate(count, naiveDateTime),
    modifiedDate(count, naiveDateTime),
    accountId(),
    field('product_accounts', json, [], { initial: [] }),
    field('sales_finance_account_id', integer, 1, { initial: 1 }),
    field('purchases_finance_account_id', integer, 5, { initial: 5 }),
    ...deletedFields(zeroDateTime),
    customFields('products'),
  ],
});
