import type { DocumentKind } from '../document-fields.ts';
import { documentFields, numberedFrom, usualLine } from '../document-fields.ts';
import { field } from '../field.ts';
import { integer } from '../kinds/number.ts';
import { date } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';

const count = (size: Size): number => size.of(90);

const kind: DocumentKind = {
  module: 'orders',
  salt: 460,
  count,
  no: numberedFrom(1001),
  statuses: ['pending', 'confirmed', 'invoiced', 'cancelled'],
  names: {},
  days: 21,
  lineMembers: [...usualLine, 'doer_email', 'role_name', 'dates'],
};

export const orders = defineModule({
  path: 'orders',
  title: 'Orders',
  id: 'id',
  firstId: 5001,
  actions: ['list', 'view', 'modify', 'delete', 'pdf'],
  count,
  entityType: () => 'order',
  webhookModule: () => 'orders',
  fields: [
    ...documentFields(kind),
    field('quote_id', integer, (index, world) => (index % 2 === 0 ? 4001 + (index % world.size.of(120)) : null)),
    field('shipment_date', date, null),
  ],
});
