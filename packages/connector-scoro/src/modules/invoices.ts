import { choice, date, decimal, flag, integer, list, map, object, text } from '@tandem/connector-kit';
import { workLine } from '../shapes/document-line.ts';
import { salesDocument } from '../shapes/document.ts';
import { pdf } from '../shapes/pdf.ts';
import { localCreatedDate, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Invoices. Here alone values were recorded on the wire, so the places of decimals are known. */
export const invoices = defineModule({
  path: 'invoices',
  category: 'Invoices',
  singular: 'invoice',
  plural: 'invoices',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: {
    company_id: 1,
    date: '2026-01-15',
    currency: 'EUR',
    lines: [{ product_id: 1, comment: 'Consulting', amount: '2', price: '100.00' }],
  },
  fields: {
    ...salesDocument,
    no: text(),
    date: date(),
    deadline: date(),
    payment_type: choice(['banktransfer', 'cash', 'cardpayment', 'credit', 'barter']),
    fine: decimal({ scale: 6 }),
    quote_id: list(integer(), { refersTo: 'quotes', about: 'The quotes that it was made from.' }),
    order_id: list(integer(), { refersTo: 'orders', about: 'The orders that it was made from.' }),
    prepayment_id: list(integer(), { refersTo: 'prepayments', about: 'The prepayments that it settles.' }),
    credited_invoices: list(integer(), { refersTo: 'invoices', about: 'Invoices that this one credits.' }),
    prepayment_sum: decimal({ scale: 4, availableIn: ['get'] }),
    real_estate_id: integer({
      refersTo: 'properties',
      about: 'The property that it belongs to, where the site has such a module.',
    }),
    reference_no: text(),
    paid_sum: decimal({ about: 'What has been paid.' }),
    payment_fee: decimal(),
    receivable_sum: decimal({
      scale: 2,
      about: 'What is still to be paid; rounded to two places, since Scoro sends a binary fraction.',
    }),
    generation_type: choice(['manual', 'automated']),
    scheduled_invoice_id: integer({ refersTo: 'scheduledInvoices' }),
    accounting_period_from: date(),
    accounting_period_to: date(),
    pay_now_link: text({ about: 'Where the client can pay it.' }),
    is_role_based: flag(),
    local_price_list_id: integer({ refersTo: 'localPriceLists' }),
    company_name: { ...salesDocument.company_name, availableIn: ['get'] },
    person_name: { ...salesDocument.person_name, availableIn: ['get'] },
    company_address: { ...salesDocument.company_address, availableIn: ['get'] },
    project_name: { ...salesDocument.project_name, onlyWith: 'userAuth' },
    discount: { ...salesDocument.discount, scale: 6 },
    sum: { ...salesDocument.sum, scale: 2 },
    vat_sum: { ...salesDocument.vat_sum, scale: 2 },
    vat: { ...salesDocument.vat, scale: 3 },
    vat_code_id: { ...salesDocument.vat_code_id, wire: 'numericString' },
    status: choice(['paid', 'unpaid']),
    lines: list(
      object({
        ...workLine,
        depot_amounts: list(
          object({ depot_id: integer({ refersTo: 'depot' }), amount: decimal(), serial_no: text() }),
          { about: 'What lies in which depot.' },
        ),
        dates: map(decimal(), { about: 'Amounts by date.' }),
        supplier_name: text({ readOnly: true }),
        doer_email: text(),
        role_name: text({ readOnly: true }),
        price: { ...workLine.price, scale: 6 },
        amount: { ...workLine.amount, scale: 6 },
        discount: { ...workLine.discount, scale: 6 },
        sum: { ...workLine.sum, scale: 2 },
        vat: { ...workLine.vat, scale: 3 },
        vat_code_id: { ...workLine.vat_code_id, wire: 'numericString' },
        cost: { ...workLine.cost, scale: 4 },
      }),
      { about: 'All lines; an update replaces them all.' },
    ),
    created_date: localCreatedDate,
    modified_date: localModifiedDate,
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow({ adds: { lines: 'id' } }),
    delete: deleteRow(),
    pdf: specialAction({
      segment: 'pdf',
      name: 'Get Invoice PDF',
      summary: 'Prints one invoice and answers where the PDF can be fetched.',
      effect: 'read',
      takesId: true,
      gives: pdf,
    }),
  },
});
