import { date, decimal, flag, integer, list, map, object, richText, text } from '@tandem/connector-kit';
import { workLine } from '../shapes/document-line.ts';
import { salesDocument } from '../shapes/document.ts';
import { localCreatedDate, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Scheduled invoices: invoices made again and again by a plan. */
export const scheduledInvoices = defineModule({
  path: 'scheduledInvoices',
  category: 'Scheduled Invoices',
  singular: 'scheduled invoice',
  plural: 'scheduled invoices',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: {
    company_id: 1,
    currency: 'EUR',
    lines: [{ product_id: 1, comment: 'Consulting', amount: '2', price: '100.00' }],
  },
  fields: {
    ...salesDocument,
    payment_type: text(),
    fine: decimal(),
    quote_id: integer({ refersTo: 'quotes' }),
    order_id: integer({ refersTo: 'orders' }),
    real_estate_id: integer({ refersTo: 'properties', about: 'The property, where the site has such a module.' }),
    deadline_days: integer({ about: 'Days until payment is due.' }),
    generate_type: text(),
    calculate_line_dates: flag(),
    next_generation_date: date({ about: 'When the next invoice will be made.' }),
    last_generation_date: date({ about: 'When the last invoice was made.' }),
    mark_paid_from_prepayment: flag(),
    auto_send: flag({ about: 'Whether made invoices are sent by themselves.' }),
    lang: text(),
    message: richText(),
    mail_from_name: text(),
    mail_from: text(),
    cc: text(),
    bcc: text(),
    use_signature: flag(),
    default_template_id: integer({ refersTo: 'pdfTemplates' }),
    is_role_based: flag(),
    local_price_list_id: integer({ refersTo: 'localPriceLists' }),
    lines: list(object({ ...workLine, dates: map(decimal(), { about: 'Amounts by date.' }) }), {
      about: 'All lines; an update replaces them all.',
    }),
    created_date: localCreatedDate,
    modified_date: localModifiedDate,
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow({ adds: { lines: 'id' } }),
    delete: deleteRow(),
  },
});
