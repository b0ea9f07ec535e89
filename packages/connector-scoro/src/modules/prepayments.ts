import { date, decimal, flag, integer, list, object, text } from '@tandem/connector-kit';
import { workLine } from '../shapes/document-line.ts';
import { salesDocument } from '../shapes/document.ts';
import { pdf } from '../shapes/pdf.ts';
import { localCreatedDate, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Prepayments: invoices for what is paid in advance. */
export const prepayments = defineModule({
  path: 'prepayments',
  category: 'Prepayments',
  singular: 'prepayment',
  plural: 'prepayments',
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
    fine: decimal(),
    quote_id: integer({ refersTo: 'quotes' }),
    order_id: integer({ refersTo: 'orders' }),
    prepayment_percent: decimal({ unit: 'percent' }),
    is_role_based: flag(),
    local_price_list_id: integer({ refersTo: 'localPriceLists' }),
    lines: list(object({ ...workLine }), { about: 'All lines; an update replaces them all.' }),
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
      name: 'Get Prepayment PDF',
      summary: 'Prints one prepayment and answers where the PDF can be fetched.',
      effect: 'read',
      takesId: true,
      gives: pdf,
    }),
  },
});
