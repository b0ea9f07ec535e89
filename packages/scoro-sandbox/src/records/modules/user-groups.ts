import { at } from '../chance.ts';
import { field } from '../field.ts';
import { flag } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

const names = ['Management', 'Design', 'Development', 'Accounts', 'Former staff'] as const;

export const USER_GROUPS = names.length;

export const userGroups = defineModule({
  path: 'userGroups',
  title: 'User groups',
  id: 'group_id',
  actions: ['list', 'view'],
  count: () => USER_GROUPS,
  attestedFilters: [],
  fields: [
    idField('group_id'),
    field('group_name', text, (index) => at(names, index), { basic: true }),
    field('comment', text, ''),
    field('is_hidden', flag, (index) => (index === 4 ? 1 : 0)),
  ],
});
