import { decimal, integer, text } from '@tandem/connector-kit';
import { localCreatedDate, localModifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Client profiles: terms of payment and prices that contacts share. */
export const clientProfiles = defineModule({
  path: 'clientProfiles',
  category: 'Client Profiles',
  singular: 'client profile',
  plural: 'client profiles',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: { name: 'Regular', deadline_days: 14, currency: 'EUR' },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the client profile.' }),
    name: text(),
    discount: decimal(),
    discount2: decimal(),
    discount3: decimal(),
    vat_code_id: integer({ refersTo: 'vatCodes' }),
    deadline_days: integer({ about: 'Days until payment is due.' }),
    fine: decimal(),
    currency: text(),
    payment_type: text(),
    language_id: text(),
    price_list_id: integer({ refersTo: 'priceLists' }),
    created_date: localCreatedDate,
    modified_date: localModifiedDate,
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
