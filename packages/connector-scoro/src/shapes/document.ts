import { decimal, flag, integer, object, richText, text } from '@tandem/connector-kit';
import { address } from './address.ts';
import { customFields } from './custom-fields.ts';
import { deletedDate, isDeleted } from './stamps.ts';

/** What quotes, orders, invoices and all their kin have in common. Places of decimals are recorded for invoices alone. */
export const document = {
  id: integer({ readOnly: true, about: 'Identifies the document.' }),
  company_id: integer({ refersTo: 'contacts', about: 'The other party of the document.' }),
  company_name: text({ readOnly: true }),
  company_address_id: integer({ about: 'Which address of the company the document goes to.' }),
  company_address: object(address),
  person_id: integer({ refersTo: 'contacts', about: 'The person at the company.' }),
  person_name: text({ readOnly: true }),
  project_id: integer({ refersTo: 'projects' }),
  project_name: text({ readOnly: true }),
  owner_id: integer({ refersTo: 'users', about: 'The user who is responsible for it.' }),
  owner_email: text(),
  account_id: text({ about: 'The company account (entity) that it belongs to.' }),
  status: text(),
  description: richText(),
  currency: text({ about: 'Currency of the document.' }),
  currency_rate: decimal({ about: 'Rate of the currency.' }),
  discount: decimal({ about: 'Discount of the whole document.' }),
  discount2: decimal(),
  discount3: decimal(),
  sum: decimal({ about: 'Sum of the document, in its currency.' }),
  vat_sum: decimal({ about: 'VAT of the document, in its currency.' }),
  vat: decimal({ unit: 'percent', about: 'VAT; null where it stands on the lines.' }),
  vat_code: text(),
  vat_code_id: integer({ refersTo: 'vatCodes' }),
  is_deleted: isDeleted,
  deleted_date: deletedDate,
  custom_fields: customFields,
};

/** What a document that goes out to a client has besides. */
export const salesDocument = {
  ...document,
  interested_party_id: integer({ refersTo: 'contacts' }),
  interested_party_address_id: integer({ about: 'Which address of the interested party is meant.' }),
  is_sent: flag(),
};
