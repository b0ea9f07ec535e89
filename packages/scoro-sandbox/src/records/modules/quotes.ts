import type { DocumentKind } from '../document-fields.ts';
import { DAY, documentFields, numberedFrom, usualLine } from '../document-fields.ts';
import { derived, field } from '../field.ts';
import { count as countKind } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { date, dateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';
import { statusName } from './statuses.ts';

const count = (size: Size): number => size.of(120);

const kind: DocumentKind = {
  module: 'quotes',
  salt: 520,
  count,
  no: numberedFrom(701),
  statuses: ['pending', 'sent', 'confirmed', 'lost'],
  names: {},
  days: 30,
  lineMembers: ['dates', 'is_confirmed', ...usualLine, 'supplier_name', 'doer_email', 'role_name'],
};

export const quotes = defineModule({
  path: 'quotes',
  title: 'Quotes',
  id: 'id',
  firstId: 4001,
  actions: ['list', 'view', 'modify', 'delete', 'pdf'],
  count,
  entityType: () => 'quote',
  webhookModule: () => 'quotes',
  fields: [
    ...documentFields(kind),
    derived('status_name', text, (row) => statusName('quotes', row.text('status'))),
    field('confirmed_date', dateTime, (index, world) =>
      index % 3 === 0 ? world.clock.along(index, count(world.size)) : null,
    ),
    field('estimated_closing_date', date, (index, world) =>
      world.clock.date(world.clock.along(index, count(world.size)) + 20 * DAY),
    ),
    field('shipment_date', date, null),
    field('estimated_duration', countKind, (index) => 10 * (1 + (index % 12))),
  ],
});
