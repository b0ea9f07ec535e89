import { at } from '../chance.ts';
import { field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { createdDate, idField, modifiedDate } from '../usual-fields.ts';

const modules = [
  { title: 'Assets', path: 'assets', fullPath: 'custom_assets', primary: 'c_serial' },
  { title: 'Contracts', path: 'contracts', fullPath: 'custom_contracts', primary: 'c_partner' },
] as const;

/** Describes the custom modules; their items have paths of their own. */
export const customModules = defineModule({
  path: 'customModules',
  title: 'Custom modules',
  id: 'id',
  actions: ['list', 'view'],
  count: () => modules.length,
  fields: [
    idField('id'),
    field('title', text, (index) => at(modules, index).title, { basic: true }),
    field('path', text, (index) => at(modules, index).path, { basic: true }),
    field('full_path', text, (index) => at(modules, index).fullPath),
    field('parent_module_id', integer, null),
    field('primary_custom_field_name', text, (index) => at(modules, index).primary),
    modifiedDate(() => modules.length, naiveDateTime),
    field('modified_user', integer, 1),
    createdDate(() => modules.length, naiveDateTime),
    field('created_user', integer, 1),
    field('use_permissions', flag, 0),
    field('use_statuses', flag, 1),
    field('use_board_view', flag, 0),
  ],
});
