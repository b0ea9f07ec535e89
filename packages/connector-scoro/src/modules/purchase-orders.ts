import { date, dateTime, decimal, flag, integer, list, object, text } from '@tandem/connector-kit';
import { documentLine } from '../shapes/document-line.ts';
import { salesDocument } from '../shapes/document.ts';
import { pdf } from '../shapes/pdf.ts';
import { localCreatedDate, modifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Purchase orders: what is ordered from suppliers. */
export const purchaseOrders = defineModule({
  path: 'purchaseOrders',
  category: 'Purchase Orders',
  singular: 'purchase order',
  plural: 'purchase orders',
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
    quote_id: integer({ refersTo: 'quotes' }),
    order_id: integer({ refersTo: 'orders' }),
    real_estate_id: integer({ refersTo: 'properties', about: 'The property, where the site has such a module.' }),
    delivery_address_id: integer(),
    delivery_date: date(),
    confirmed_date: dateTime(),
    lines: list(object({ ...documentLine, amount2: decimal(), is_settled: flag() }), {
      about: 'All lines; an update replaces them all.',
    }),
    created_date: localCreatedDate,
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
      name: 'Get Purchase Order PDF',
      summary: 'Prints one purchase order and answers where the PDF can be fetched.',
      effect: 'read',
      takesId: true,
      gives: pdf,
    }),
  },
});
