import { at } from '../chance.ts';
import { field } from '../field.ts';
import { decimal } from '../kinds/decimal.ts';
import { flag } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';
import { vatRates } from '../vat-rates.ts';

export const vatCodes = defineModule({
  path: 'vatCodes',
  title: 'VAT codes',
  id: 'vat_code_id',
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => vatRates.length,
  attestedFilters: [],
  fields: [
    idField('vat_code_id'),
    field('vat_code', text, (index) => at(vatRates, index).code, { basic: true }),
    field('percent', decimal(3), (index) => at(vatRates, index).percent, { basic: true }),
    field('vat_name', text, (index) => at(vatRates, index).name, { basic: true }),
    field('is_sales', flag, 1, { initial: 1 }),
    field('is_purchases', flag, (index) => (index === 4 ? 0 : 1), { initial: 1 }),
    field('is_active', flag, (index) => (index === 2 ? 0 : 1), { initial: 1 }),
    field('is_not_applicable', flag, (index) => (index === 1 ? 1 : 0)),
  ],
});
