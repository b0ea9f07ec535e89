import { anyValue, integer, text } from '@tandem/connector-kit';
import { customFields } from '../shapes/custom-fields.ts';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Items of custom modules. Custom fields stand on the row itself, and are gathered here under `custom_fields`. */
export const customModuleItems = defineModule({
  key: 'customModuleItems',
  path: '{customModule}',
  category: 'Custom Module Items',
  singular: 'custom module item',
  plural: 'custom module items',
  idField: 'item_id',
  modes: either,
  evidence: 'client-code',
  flatCustomFields: true,
  example: { custom_fields: { c_name: 'Example' } },
  fields: {
    item_id: integer({ readOnly: true, about: 'Identifies the custom module item.' }),
    status: text(),
    status_name: text({ readOnly: true, about: 'Name of the status, as the site calls it.' }),
    modified_date: anyValue({ unconfirmed: true }),
    custom_fields: customFields,
  },
  actions: {
    list: listRows(),
    get: getRow({ unconfirmed: 'Nobody attests this action; it follows the pattern of other modules.' }),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow({ unconfirmed: 'Nobody attests this action; it follows the pattern of other modules.' }),
  },
});
