import { at } from '../chance.ts';
import { customFieldsOf } from '../custom-field-definitions.ts';
import { derived, field } from '../field.ts';
import type { Kind } from '../kind.ts';
import { json, valueOf } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import type { Module } from '../module.ts';
import type { Size } from '../size.ts';
import { idField, modifiedDate } from '../usual-fields.ts';

const statusNames: ReadonlyMap<string, string> = new Map([
  ['additional1', 'In use'],
  ['additional2', 'Retired'],
]);

const anything: Kind = { ...json, name: 'custom value', compare: 'text', empty: '', read: (input) => valueOf(input) };
const dateValue: Kind = { ...anything, name: 'custom date', compare: 'date' };

/** The items of one custom module. Their custom fields lie flat on the row, for reading, writing and filtering (PROTOCOL.md 6). */
function itemsOf(path: string, title: string, firstId: number, atScaleOne: number): Module {
  const definitions = customFieldsOf(path);
  const count = (size: Size): number => size.of(atScaleOne);
  return defineModule({
    path,
    title,
    id: 'item_id',
    firstId,
    actions: ['list', 'view', 'modify', 'delete'],
    count,
    attestedFilters: ['modified_date', ...definitions.map((definition) => definition.id)],
    fields: [
      idField('item_id'),
      ...definitions.map(({ id, type, value }) =>
        field(id, type === 'date' ? dateValue : anything, value, { basic: true }),
      ),
      field('status', text, (index) => at(['additional1', 'additional2'], index), { initial: 'additional1' }),
      derived('status_name', text, (row) => statusNames.get(row.text('status')) ?? ''),
      modifiedDate(count),
    ],
  });
}

export const assets = itemsOf('assets', 'Assets (custom module)', 1, 40);
export const contracts = itemsOf('contracts', 'Contracts (custom module)', 1, 25);
