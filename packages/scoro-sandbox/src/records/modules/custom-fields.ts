import { at } from '../chance.ts';
import { customFieldDefinitions } from '../custom-field-definitions.ts';
import { field } from '../field.ts';
import { flag } from '../kinds/number.ts';
import { json } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';

/** Definitions of custom fields; their ids are texts that start with `c_`. */
export const customFieldsModule = defineModule({
  path: 'customFields',
  title: 'Custom fields',
  actions: ['list'],
  count: () => customFieldDefinitions.length,
  attestedFilters: [],
  fields: [
    field('id', text, (index) => at(customFieldDefinitions, index).id, { basic: true }),
    field('name', text, (index) => at(customFieldDefinitions, index).name, { basic: true }),
    field('type', text, (index) => at(customFieldDefinitions, index).type, { basic: true }),
    field('is_filterable', flag, (index) => (at(customFieldDefinitions, index).filterable ? 1 : 0)),
    field('modules', json, (index) =>
      at(customFieldDefinitions, index).modules.map((module) => ({ path: module, title: module })),
    ),
  ],
});
