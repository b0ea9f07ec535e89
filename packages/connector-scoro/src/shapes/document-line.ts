import { decimal, flag, integer, richText, text } from '@tandem/connector-kit';
import { customFields } from './custom-fields.ts';

/**
 * A line of any document. Lines come with a single document, and with lists only as null or empty. An update replaces them all: those not
 * sent are deleted, so send every line with its id, or none (PROTOCOL.md 6.4). Places of decimals are recorded for invoices alone.
 */
export const documentLine = {
  id: integer({ about: 'Identifies the line; a line without it is new.' }),
  product_id: integer({ refersTo: 'products', about: 'The product; -1 marks a sub-heading, which sells nothing.' }),
  product_name: text({ readOnly: true }),
  product_code: text(),
  comment: richText({ about: 'First text of the line.' }),
  comment2: richText({ about: 'Second text of the line.' }),
  price: decimal({ about: 'Price of one unit, in the currency of the document.' }),
  amount: decimal({ about: 'Quantity.' }),
  discount: decimal({ about: 'Discount of the line.' }),
  sum: decimal({ about: 'Sum of the line, in the currency of the document.' }),
  vat: decimal({ unit: 'percent', about: 'VAT of the line.' }),
  vat_code: text(),
  vat_code_id: integer({ refersTo: 'vatCodes' }),
  unit: text({ about: 'Unit of the quantity.' }),
  finance_object_id: integer({ refersTo: 'financeObjects' }),
  finance_object_name: text({ readOnly: true }),
  finance_object_symbol: text(),
  finance_account_id: integer({
    refersTo: 'financeAccounts',
    about: 'One client had to leave it out when sending back a document that it had read.',
  }),
  finance_account_name: text({ readOnly: true }),
  finance_account_symbol: text(),
  project_id: integer({ refersTo: 'projects' }),
  project_name: text({ readOnly: true }),
  custom_fields: customFields,
};

/** A line of a document that sells work: with its cost, and with who does it. */
export const workLine = {
  ...documentLine,
  amount2: decimal({ about: 'Second quantity.' }),
  cost: decimal({ about: 'Cost, as opposed to price.' }),
  supplier_id: integer({ refersTo: 'contacts' }),
  doer_id: integer({ refersTo: 'users', about: 'The user who does the work.' }),
  role_id: integer({ refersTo: 'roles', about: 'The role that prices the work.' }),
  is_internal: flag(),
};
