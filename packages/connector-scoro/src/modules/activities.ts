import { flag, integer, text } from '@tandem/connector-kit';
import { modifiedDate } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Activities: the kinds of work that tasks and time entries are counted under. */
export const activities = defineModule({
  path: 'activities',
  category: 'Activities',
  singular: 'activity',
  plural: 'activities',
  idField: 'activity_id',
  modes: either,
  evidence: 'sdk',
  example: { name: 'Consulting', is_active: true },
  fields: {
    activity_id: integer({ readOnly: true, about: 'Identifies the activity.' }),
    name: text(),
    parent_id: integer({ refersTo: 'activities' }),
    parent_name: text({ readOnly: true }),
    is_group: flag(),
    is_active: flag(),
    product_id: integer({ refersTo: 'products' }),
    modified_date: modifiedDate,
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
