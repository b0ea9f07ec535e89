import { companyId } from '../document-fields.ts';
import { derived, field } from '../field.ts';
import { customFields } from '../kinds/custom-fields.ts';
import { decimal } from '../kinds/decimal.ts';
import { integer } from '../kinds/number.ts';
import { json } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { date, naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { memberOf, sumText } from '../related.ts';
import type { Size } from '../size.ts';
import { deletedFields, idField, modifiedDate } from '../usual-fields.ts';
import type { Value } from '../value.ts';
import type { World } from '../world.ts';

const count = (size: Size): number => size.of(200);
const contact = companyId(540);

function receiptsOf(index: number, world: World): Value {
  const invoice = 7001 + (index % world.size.of(300));
  const sum = memberOf(world, 'invoices', invoice, 'sum') ?? '0.00';
  return [
    {
      receipt_id: 50_001 + index,
      date: world.clock.date(world.clock.along(index, count(world.size))),
      invoice_id: invoice,
      prepayment_id: null,
      sum,
      sales_doc_type: 'invoices',
      contact_id: contact.base(index, world),
      contact_name: memberOf(world, 'contacts', contact.base(index, world), 'name') ?? '',
    },
  ];
}

/** Groups of receipts: one payment, and the documents it pays. */
export const receipts = defineModule({
  path: 'receipts',
  title: 'Receipts',
  id: 'id',
  firstId: 8501,
  actions: ['list', 'modify', 'delete'],
  count,
  fields: [
    idField('id'),
    field('date', date, (index, world) => world.clock.date(world.clock.along(index, count(world.size))), {
      rising: true,
      basic: true,
      initial: (world) => world.clock.date(world.now()),
    }),
    field('contact_id', integer, contact.base),
    derived('sum', decimal(2), (row) => sumText(row.get('receipts'), 'sum'), { basic: true }),
    field('currency', text, 'EUR', { initial: 'EUR' }),
    field('sales_doc_type', text, 'invoices', { initial: 'invoices' }),
    field('receipt_account_id', integer, 1, { initial: 1 }),
    field('receipts', json, receiptsOf, { initial: [] }),
    modifiedDate(count, naiveDateTime),
    customFields('receipts'),
    ...deletedFields(),
  ],
});
