import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';

export const relationNames = [
  ['employee', 'Employee', 'Employer', 'contacts'],
  ['partner', 'Partner', 'Partner', 'contacts'],
  ['supplier', 'Supplier', 'Client', 'contacts'],
  ['stakeholder', 'Stakeholder', 'Project', 'projects'],
] as const;

export const relationTypes = defineModule({
  path: 'relationTypes',
  title: 'Relation types',
  actions: ['list'],
  count: () => relationNames.length,
  attestedFilters: [],
  fields: [
    field('relation_name', text, (index) => at(relationNames, index)[0], { basic: true }),
    field('relation_side_one', text, (index) => at(relationNames, index)[1]),
    field('relation_side_two', text, (index) => at(relationNames, index)[2]),
    field('relation_object_type', text, (index) => at(relationNames, index)[3]),
  ],
});
