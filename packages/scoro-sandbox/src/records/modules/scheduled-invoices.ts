import type { DocumentKind } from '../document-fields.ts';
import { documentFields, numberedFrom, usualLine } from '../document-fields.ts';
import { field } from '../field.ts';
import { decimal } from '../kinds/decimal.ts';
import { count as countKind, flag, integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';

const count = (size: Size): number => size.of(15);

const kind: DocumentKind = {
  module: 'scheduledInvoices',
  salt: 580,
  count,
  no: numberedFrom(1),
  statuses: ['active', 'paused'],
  lineMembers: ['dates', ...usualLine],
  names: {},
  without: ['no', 'date'],
};

export const scheduledInvoices = defineModule({
  path: 'scheduledInvoices',
  title: 'Scheduled invoices',
  id: 'id',
  firstId: 1,
  actions: ['list', 'view', 'modify', 'delete'],
  count,
  fields: [
    ...documentFields(kind),
    field('payment_type', text, 'banktransfer', { initial: 'banktransfer' }),
    field('fine', decimal(6), '0.050000'),
    field('quote_id', integer, null),
    field('order_id', integer, null),
    field('real_estate_id', integer, null),
    field('deadline_days', countKind, 14, { initial: 14 }),
    field('generate_type', text, 'monthly', { initial: 'monthly' }),
    field('calculate_line_dates', flag, 0),
    field('next_generation_date', date, (_index, world) => world.clock.date(world.clock.until)),
    field('last_generation_date', date, (index, world) =>
      world.clock.date(world.clock.along(index, count(world.size))),
    ),
    field('mark_paid_from_prepayment', flag, 0),
    field('auto_send', flag, (index) => index % 2),
    field('lang', text, 'eng', { initial: 'eng' }),
    field('message', text, '<p>Please find the invoice attached.</p>'),
    field('mail_from_name', text, 'Anna Tamm'),
    field('mail_from', text, (_index, world) => `invoices@${world.company}.example`),
    field('cc', text, ''),
    field('bcc', text, ''),
    field('use_signature', flag, 1),
    field('default_template_id', integer, 1),
  ],
});
