import type { DocumentKind } from '../document-fields.ts';
import { documentFields, numberedFrom, usualLine } from '../document-fields.ts';
import { field } from '../field.ts';
import { decimal } from '../kinds/decimal.ts';
import { integer } from '../kinds/number.ts';
import { naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';

const count = (size: Size): number => size.of(40);

const kind: DocumentKind = {
  module: 'prepayments',
  salt: 480,
  count,
  no: numberedFrom(501),
  statuses: ['unpaid', 'paid'],
  names: {},
  times: naiveDateTime,
  days: 7,
  lineMembers: usualLine,
};

export const prepayments = defineModule({
  path: 'prepayments',
  title: 'Prepayments',
  id: 'id',
  firstId: 6001,
  actions: ['list', 'view', 'modify', 'delete', 'pdf'],
  count,
  entityType: () => 'prepayment',
  webhookModule: () => 'prepayments',
  fields: [
    ...documentFields(kind),
    field('fine', decimal(6), '0.050000'),
    field('quote_id', integer, (index, world) => 4001 + (index % world.size.of(120))),
    field('order_id', integer, null),
    field('prepayment_percent', decimal(2), '50.00'),
  ],
});
