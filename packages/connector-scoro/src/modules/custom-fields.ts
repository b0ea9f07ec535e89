import { flag, list, object, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { customModules } from './custom-modules.ts';
import { defineModule, either } from './define-module.ts';

/** Custom fields of the site: their ids, names and kinds, and the modules that have them. */
export const customFields = defineModule({
  path: 'customFields',
  category: 'Custom Fields',
  singular: 'custom field',
  plural: 'custom fields',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  fields: {
    id: text({ readOnly: true, about: 'Identifies the custom field.' }),
    name: text(),
    type: text(),
    is_filterable: flag(),
    modules: list(object(customModules.fields)),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
