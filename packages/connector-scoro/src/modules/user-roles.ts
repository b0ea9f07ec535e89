import { integer, list, object, text } from '@tandem/connector-kit';
import { getRow, listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';
import { users } from './users.ts';

/** What users may do; called permission sets in the product. Roles that price work are `roles`. */
export const userRoles = defineModule({
  path: 'userRoles',
  category: 'User Roles',
  singular: 'user role',
  plural: 'user roles',
  idField: 'role_id',
  modes: either,
  evidence: 'sdk',
  fields: {
    role_id: integer({ readOnly: true, about: 'Identifies the user role.' }),
    role_name: text(),
    role_users: list(object(users.fields)),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
  },
});
