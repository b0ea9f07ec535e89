import { at } from '../chance.ts';
import { field } from '../field.ts';
import { plainText, text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

const names = [
  'Design',
  'Web & apps',
  'Print',
  'Events',
  "Client's own",
  'Overhead',
  'Research & development',
  'Training',
] as const;

export const financeObjects = defineModule({
  path: 'financeObjects',
  title: 'Finance objects',
  id: 'object_id',
  actions: ['list', 'view'],
  count: () => names.length,
  attestedFilters: [],
  fields: [
    idField('object_id'),
    field('object_symbol', text, (index) => `OBJ${index + 1}`, { basic: true }),
    field('name', plainText, (index) => at(names, index), { basic: true }),
    field('parent_group_name', plainText, (index) => at(['Departments', 'Departments', 'Sales & support'], index)),
  ],
});
