import { chance } from '../chance.ts';
import type { DocumentKind } from '../document-fields.ts';
import { documentFields, textNumberedFrom } from '../document-fields.ts';
import { field, inDetail, inView } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { nullableText, text } from '../kinds/text.ts';
import { date, naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';

const count = (size: Size): number => size.of(120);

const kind: DocumentKind = {
  module: 'bills',
  salt: 410,
  count,
  no: textNumberedFrom(2001, 'B'),
  statuses: ['unpaid', 'paid'],
  times: naiveDateTime,
  names: { in: inView },
  days: 14,
  without: ['interested_party_id', 'interested_party_address_id', 'is_sent', 'is_role_based', 'local_price_list_id'],
  lineMembers: [
    'id',
    'product_id',
    'product_name',
    'product_code',
    'comment',
    'comment2',
    'price',
    'amount',
    'discount',
    'sum',
    'vat',
    'vat_code_id',
    'unit',
    'finance_object_id',
    'finance_object_name',
    'finance_object_symbol',
    'finance_account_id',
    'finance_account_name',
    'finance_account_symbol',
    'project_id',
    'project_name',
    'vat_code',
    'custom_fields',
  ],
};

export const bills = defineModule({
  path: 'bills',
  title: 'Bills',
  id: 'id',
  firstId: 3001,
  actions: ['list', 'view', 'modify', 'delete'],
  count,
  entityType: () => 'bill',
  webhookModule: () => 'bills',
  fields: [
    ...documentFields(kind),
    field('is_chargeable', flag, (index) => index % 2),
    field('dateofpayment', date, (index, world) =>
      index % 3 === 0 ? null : world.clock.date(world.clock.along(index, count(world.size))),
    ),
    field('payment_type', text, 'banktransfer', { initial: 'banktransfer' }),
    field('recognition_date', date, (index, world) => world.clock.date(world.clock.along(index, count(world.size)))),
    field('reference_no', nullableText, (index) => String(100_000 + (chance(index, 415) % 900_000)), { in: inDetail }),
    field('purchase_order_id', integer, null, { in: inDetail }),
  ],
});
