import { chance, percent } from '../chance.ts';
import type { DocumentKind } from '../document-fields.ts';
import { documentFields, textNumberedFrom, totalOf, usualLine } from '../document-fields.ts';
import { derived, field, inDetail } from '../field.ts';
import { decimal } from '../kinds/decimal.ts';
import { integer, number, rawDouble } from '../kinds/number.ts';
import { nullableIdList } from '../kinds/structure.ts';
import { nullableText, text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';

const count = (size: Size): number => size.of(300);

const kind: DocumentKind = {
  module: 'invoices',
  salt: 440,
  count,
  no: textNumberedFrom(20_260_001),
  statuses: ['unpaid', 'paid'],
  projectName: { userTokenOnly: true },
  days: 14,
  lineMembers: ['depot_amounts', 'dates', ...usualLine, 'supplier_name', 'doer_email', 'role_name'],
};

/** Values are as recorded (PROTOCOL.md 9): money as text with the scale of its field, two JSON numbers, one raw double. */
export const invoices = defineModule({
  path: 'invoices',
  title: 'Invoices',
  id: 'id',
  firstId: 7001,
  actions: ['list', 'view', 'modify', 'delete', 'pdf'],
  count,
  entityType: () => 'invoice',
  webhookModule: () => 'invoices',
  fields: [
    ...documentFields(kind),
    field('payment_type', text, 'banktransfer', { initial: 'banktransfer' }),
    field('fine', decimal(6), '0.050000'),
    field('quote_id', nullableIdList, (index, world) =>
      percent(index, 446, 30) ? [4001 + (index % world.size.of(120))] : null,
    ),
    field('order_id', nullableIdList, (index, world) =>
      percent(index, 447, 30) ? [5001 + (index % world.size.of(90))] : null,
    ),
    field('prepayment_id', nullableIdList, null),
    field('credited_invoices', nullableIdList, null),
    field('prepayment_sum', decimal(4), '0.0000', { in: inDetail }),
    field('real_estate_id', integer, (index) => (percent(index, 448, 10) ? 1 + (index % 12) : null)),
    field('reference_no', text, (index) => String(1_000_000 + index * 7)),
    derived('paid_sum', number, (row) =>
      row.get('status') === 'paid' ? Math.round(totalOf(row.get('lines')) * 100) / 100 : 0,
    ),
    field('payment_fee', number, 0, { initial: 0 }),
    derived('receivable_sum', rawDouble, (row) => (row.get('status') === 'paid' ? 0 : totalOf(row.get('lines')))),
    field('generation_type', text, (index) => (index % 9 === 0 ? 'automated' : 'manual'), { initial: 'manual' }),
    field('scheduled_invoice_id', integer, (index, world) =>
      index % 9 === 0 ? 1 + (chance(index, 449) % world.size.of(15)) : null,
    ),
    field('accounting_period_from', nullableText, null),
    field('accounting_period_to', nullableText, null),
    field('pay_now_link', nullableText, null),
  ],
});
