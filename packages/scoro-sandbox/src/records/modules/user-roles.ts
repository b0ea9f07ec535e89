import { at } from '../chance.ts';
import { field } from '../field.ts';
import { json } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { personOf, USERS } from '../people.ts';
import { idField } from '../usual-fields.ts';

const names = ['Administrator', 'Manager', 'Employee', 'Client portal'] as const;

/** The permission set of a user, by row number of the user. */
export function roleOfUser(index: number): number {
  return index === 0 ? 1 : index === USERS - 1 ? 4 : index % 5 === 0 ? 2 : 3;
}

export const userRoles = defineModule({
  path: 'userRoles',
  title: 'User roles',
  id: 'role_id',
  actions: ['list', 'view'],
  count: () => names.length,
  attestedFilters: [],
  fields: [
    idField('role_id'),
    field('role_name', text, (index) => at(names, index), { basic: true }),
    field('role_users', json, (index) =>
      Array.from({ length: USERS }, (_, user) => user)
        .filter((user) => roleOfUser(user) === index + 1)
        .map((user) => ({ id: user + 1, full_name: `${personOf(user).first} ${personOf(user).last}` })),
    ),
  ],
});
