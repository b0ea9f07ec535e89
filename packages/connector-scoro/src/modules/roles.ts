import { integer, text } from '@tandem/connector-kit';
import { getRow, listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Roles that price work; not what a user may do, which `userRoles` are. */
export const roles = defineModule({
  path: 'roles',
  category: 'Roles',
  singular: 'role',
  plural: 'roles',
  idField: 'id',
  modes: either,
  evidence: 'client-code',
  unconfirmed: 'The one client that used this path dropped it; it may never have worked.',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the role.' }),
    name: text(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
  },
});
