import { anyValue, choice, flag, integer, list, map, object, text } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Triggers: what Scoro does by itself when a record fits. */
export const triggers = defineModule({
  path: 'triggers',
  category: 'Triggers',
  singular: 'trigger',
  plural: 'triggers',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: { module: 'tasks', name: 'Tell the owner', status: 'active' },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the trigger.' }),
    module: text(),
    name: text(),
    status: choice(['active', 'inactive', 'suspended']),
    is_shared: flag(),
    bookmark_id: integer({ refersTo: 'bookmarks' }),
    user_id: integer({ refersTo: 'users' }),
    filter_data: map(
      object({
        logical_operator: choice(['AND', 'OR']),
        blocks: list(object({ logical_operator: text(), rules: list(anyValue()) })),
        group_values: list(anyValue()),
        values: list(anyValue()),
      }),
      { about: 'Which records the trigger acts on, by module.' },
    ),
    activities: list(map(choice(['modify', 'delete', 'create']))),
    actions: list(
      object({
        id: integer(),
        trigger_id: integer({ refersTo: 'triggers' }),
        type: text(),
        action_data: anyValue({ about: 'What the action does; an object, or JSON as text.' }),
      }),
    ),
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow({ adds: { actions: 'id' } }),
    delete: deleteRow(),
  },
});
