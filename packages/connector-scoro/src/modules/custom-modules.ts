import { flag, integer, text } from '@tandem/connector-kit';
import { createdUser, localCreatedDate, localModifiedDate, modifiedUser } from '../shapes/stamps.ts';
import { getRow, listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Custom modules of the site. Their items live under the path of each: see `customModuleItems`. */
export const customModules = defineModule({
  path: 'customModules',
  category: 'Custom Modules',
  singular: 'custom module',
  plural: 'custom modules',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the custom module.' }),
    title: text(),
    path: text(),
    full_path: text(),
    parent_module_id: integer({ refersTo: 'customModules' }),
    primary_custom_field_name: text(),
    modified_date: localModifiedDate,
    modified_user: modifiedUser,
    created_date: localCreatedDate,
    created_user: createdUser,
    use_permissions: flag(),
    use_statuses: flag(),
    use_board_view: flag(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
  },
});
