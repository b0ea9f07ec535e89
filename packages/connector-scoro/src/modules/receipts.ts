import { choice, date, decimal, integer, list, object, text } from '@tandem/connector-kit';
import { customFields } from '../shapes/custom-fields.ts';
import { deletedDate, isDeleted, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Receipts: payments, each of one or more documents. */
export const receipts = defineModule({
  path: 'receipts',
  category: 'Receipts',
  singular: 'receipt',
  plural: 'receipts',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: {
    date: '2026-01-31',
    contact_id: 1,
    sum: '120.00',
    currency: 'EUR',
    receipts: [{ invoice_id: 1, sum: '120.00' }],
  },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the receipt.' }),
    date: date(),
    contact_id: integer({ refersTo: 'contacts' }),
    sum: decimal(),
    currency: text({ about: 'ISO 4217.' }),
    sales_doc_type: choice(['invoices', 'bills', 'expenses'], { open: true, about: 'What kind of document was paid.' }),
    receipt_account_id: integer({ refersTo: 'receiptAccounts' }),
    receipts: list(
      object({
        receipt_id: integer(),
        date: date(),
        invoice_id: integer({ refersTo: 'invoices' }),
        invoice_no: text(),
        prepayment_id: integer({ refersTo: 'prepayments' }),
        sum: decimal(),
        sales_doc_type: choice(['invoices', 'bills', 'expenses'], {
          open: true,
          about: 'What kind of document was paid.',
        }),
        contact_id: integer({ refersTo: 'contacts' }),
        contact_name: text({ readOnly: true }),
      }),
    ),
    modified_date: localModifiedDate,
    custom_fields: customFields,
    is_deleted: isDeleted,
    deleted_date: deletedDate,
  },
  actions: {
    list: listRows(),
    create: createRow(),
    update: updateRow({ adds: { receipts: 'receipt_id' } }),
    delete: deleteRow(),
  },
});
