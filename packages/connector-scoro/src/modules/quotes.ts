import { date, dateTime, decimal, flag, integer, list, map, number, object, text } from '@tandem/connector-kit';
import { workLine } from '../shapes/document-line.ts';
import { salesDocument } from '../shapes/document.ts';
import { pdf } from '../shapes/pdf.ts';
import { createdDate, modifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Quotes: offers to clients. */
export const quotes = defineModule({
  path: 'quotes',
  category: 'Quotes',
  singular: 'quote',
  plural: 'quotes',
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
    confirmed_date: dateTime(),
    estimated_closing_date: date(),
    status_name: text({ readOnly: true, about: 'Name of the status, as the site calls it.' }),
    shipment_date: date(),
    is_role_based: flag(),
    local_price_list_id: integer({ refersTo: 'localPriceLists' }),
    estimated_duration: number(),
    lines: list(
      object({
        ...workLine,
        dates: map(decimal(), { about: 'Amounts by date.' }),
        is_confirmed: flag(),
        supplier_name: text({ readOnly: true }),
        doer_email: text(),
        role_name: text({ readOnly: true }),
      }),
      { about: 'All lines; an update replaces them all.' },
    ),
    created_date: createdDate,
    modified_date: modifiedDate,
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow({ adds: { lines: 'id' } }),
    delete: deleteRow(),
    pdf: specialAction({
      segment: 'pdf',
      name: 'Get Quote PDF',
      summary: 'Prints one quote and answers where the PDF can be fetched.',
      effect: 'read',
      takesId: true,
      gives: pdf,
    }),
  },
});
