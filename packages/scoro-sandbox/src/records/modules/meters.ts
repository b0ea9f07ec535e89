import { at } from '../chance.ts';
import { field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField, modifiedDate } from '../usual-fields.ts';

export const METERS = 30;

/** A placeholder: nobody attests path or members. */
export const meters = defineModule({
  path: 'meters',
  title: 'Meters',
  credential: 'apiKey',
  id: 'id',
  firstId: 51,
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => METERS,
  fields: [
    idField('id'),
    field('property_id', integer, (index) => 1 + (index % 12)),
    field('name', text, (index) => `${at(['Water', 'Electricity', 'Heating'], index)} ${index + 1}`, { basic: true }),
    field('no', text, (index) => `M-${90_000 + index * 17}`),
    field('type', text, (index) => at(['water', 'electricity', 'heating'], index)),
    field('unit', text, (index) => at(['m3', 'kWh', 'MWh'], index)),
    field('product_id', integer, 306),
    field('is_active', flag, 1, { initial: 1 }),
    modifiedDate(() => METERS),
  ],
});
