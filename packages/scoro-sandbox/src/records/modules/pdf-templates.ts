import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

const types = ['invoice', 'quote', 'order', 'prepayment', 'purchaseOrder', 'invoice'] as const;

export const pdfTemplates = defineModule({
  path: 'pdfTemplates',
  title: 'PDF templates',
  id: 'id',
  actions: ['list'],
  count: () => types.length,
  attestedFilters: [],
  fields: [
    idField('id'),
    field(
      'name',
      text,
      (index) => at(['Invoice', 'Quote', 'Order', 'Prepayment', 'Purchase order', 'Invoice, English'], index),
      { basic: true },
    ),
    field('type', text, (index) => at(types, index), { basic: true }),
    field('status', text, 'active'),
  ],
});
