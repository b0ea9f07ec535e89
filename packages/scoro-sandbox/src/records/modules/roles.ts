import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

export const roleNames = ['Designer', 'Developer', 'Project manager', 'Copywriter', 'Consultant', 'Junior'] as const;

/** Project roles, for prices. */
export const roles = defineModule({
  path: 'roles',
  title: 'Roles',
  id: 'id',
  actions: ['list', 'view'],
  count: () => roleNames.length,
  attestedFilters: [],
  fields: [idField('id'), field('name', text, (index) => at(roleNames, index), { basic: true })],
});
