import { at } from '../chance.ts';
import { field } from '../field.ts';
import { address } from '../kinds/address.ts';
import { flag, integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField, modifiedDate } from '../usual-fields.ts';
import { cities, streets } from '../vocabulary.ts';

const PROPERTIES = 12;

/** A placeholder: nobody attests path or members. */
export const properties = defineModule({
  path: 'properties',
  title: 'Properties',
  credential: 'apiKey',
  id: 'id',
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => PROPERTIES,
  fields: [
    idField('id'),
    field(
      'name',
      text,
      (index) => `${at(['Harbour house', 'Old mill', 'Office tower', 'Warehouse'], index)} ${index + 1}`,
      { basic: true },
    ),
    field('address', address, (index) => ({ ...at(cities, index), municipality: '', street: at(streets, index) })),
    field('company_id', integer, (index) => 1001 + (index % 2)),
    field('area', text, (index) => `${120 + index * 35}.00`),
    field('comments', text, ''),
    field('is_active', flag, 1, { initial: 1 }),
    modifiedDate(() => PROPERTIES),
  ],
});
