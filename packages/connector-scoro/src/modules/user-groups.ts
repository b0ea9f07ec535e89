import { flag, integer, richText, text } from '@tandem/connector-kit';
import { getRow, listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Groups of users. */
export const userGroups = defineModule({
  path: 'userGroups',
  category: 'User Groups',
  singular: 'user group',
  plural: 'user groups',
  idField: 'group_id',
  modes: either,
  evidence: 'sdk',
  fields: {
    group_id: integer({ readOnly: true, about: 'Identifies the user group.' }),
    group_name: text(),
    comment: richText(),
    is_hidden: flag(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
  },
});
