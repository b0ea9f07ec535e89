import { at } from '../chance.ts';
import { field } from '../field.ts';
import { decimal } from '../kinds/decimal.ts';
import { count, integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { createdDate, idField, modifiedDate } from '../usual-fields.ts';

const PROFILES = 4;

export const clientProfiles = defineModule({
  path: 'clientProfiles',
  title: 'Client profiles',
  id: 'id',
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => PROFILES,
  fields: [
    idField('id'),
    field('name', text, (index) => at(['Standard', 'Key client', 'Prepaid', 'Public sector'], index), { basic: true }),
    field('discount', decimal(6), (index) => `${index * 5}.000000`),
    field('discount2', decimal(6), '0.000000'),
    field('discount3', decimal(6), '0.000000'),
    field('vat_code_id', integer, 3),
    field('deadline_days', count, (index) => at([14, 30, 0, 21], index)),
    field('fine', decimal(6), '0.050000'),
    field('currency', text, 'EUR', { initial: 'EUR' }),
    field('payment_type', text, 'banktransfer', { initial: 'banktransfer' }),
    field('language_id', text, 'eng', { initial: 'eng' }),
    field('price_list_id', integer, (index) => 1 + (index % 3)),
    createdDate(() => PROFILES, naiveDateTime),
    modifiedDate(() => PROFILES, naiveDateTime),
  ],
});
