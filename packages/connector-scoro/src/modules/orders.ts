import { date, decimal, flag, integer, list, map, object, text } from '@tandem/connector-kit';
import { workLine } from '../shapes/document-line.ts';
import { salesDocument } from '../shapes/document.ts';
import { pdf } from '../shapes/pdf.ts';
import { localCreatedDate, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Orders of clients. */
export const orders = defineModule({
  path: 'orders',
  category: 'Orders',
  singular: 'order',
  plural: 'orders',
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
    quote_id: integer({ refersTo: 'quotes' }),
    shipment_date: date(),
    is_role_based: flag(),
    local_price_list_id: integer({ refersTo: 'localPriceLists' }),
    lines: list(
      object({
        ...workLine,
        doer_email: text(),
        role_name: text({ readOnly: true }),
        dates: map(decimal(), { about: 'Amounts by date.' }),
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
      name: 'Get Order PDF',
      summary: 'Prints one order and answers where the PDF can be fetched.',
      effect: 'read',
      takesId: true,
      gives: pdf,
    }),
  },
});
