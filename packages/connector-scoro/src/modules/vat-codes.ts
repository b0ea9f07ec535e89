import { decimal, flag, integer, text } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** VAT codes. */
export const vatCodes = defineModule({
  path: 'vatCodes',
  category: 'VAT Codes',
  singular: 'VAT code',
  plural: 'VAT codes',
  idField: 'vat_code_id',
  modes: either,
  evidence: 'sdk',
  example: { vat_code: 'VAT20', vat_name: 'VAT 20%', percent: '20', is_sales: true },
  fields: {
    vat_code_id: integer({ readOnly: true, about: 'Identifies the VAT code.' }),
    vat_code: text(),
    percent: decimal({ unit: 'percent', about: 'Rate of the tax.' }),
    vat_name: text(),
    is_sales: flag(),
    is_purchases: flag(),
    is_active: flag(),
    is_not_applicable: flag(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
