import { date, flag, integer, list, object, text } from '@tandem/connector-kit';
import { documentLine } from '../shapes/document-line.ts';
import { document } from '../shapes/document.ts';
import { localCreatedDate, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Bills: what suppliers ask to be paid. */
export const bills = defineModule({
  path: 'bills',
  category: 'Bills',
  singular: 'bill',
  plural: 'bills',
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
    ...document,
    no: text(),
    date: date(),
    deadline: date(),
    is_chargeable: flag(),
    dateofpayment: date(),
    payment_type: text(),
    recognition_date: date(),
    reference_no: text({ availableIn: ['get'] }),
    purchase_order_id: integer({ availableIn: ['get'], refersTo: 'purchaseOrders' }),
    company_name: { ...document.company_name, availableIn: ['get'] },
    company_address: { ...document.company_address, availableIn: ['get'] },
    person_name: { ...document.person_name, availableIn: ['get'] },
    project_name: { ...document.project_name, availableIn: ['get'] },
    lines: list(object({ ...documentLine }), { about: 'All lines; an update replaces them all.' }),
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
