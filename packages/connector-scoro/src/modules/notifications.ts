import { dateTime, flag, integer, text } from '@tandem/connector-kit';
import { createRow, deleteRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Notifications of users. */
export const notifications = defineModule({
  path: 'notifications',
  category: 'Notifications',
  singular: 'notification',
  plural: 'notifications',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  example: { module: 'tasks', user_id: 1 },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the notification.' }),
    structure_id: integer(),
    structure_id2: integer(),
    remind_type: text(),
    module: text(),
    user_id: integer({ refersTo: 'users' }),
    notifier_id: integer({ refersTo: 'users' }),
    date_added: dateTime(),
    status: text(),
    date_read: dateTime(),
    action: text(),
    notification_action_text: text(),
    notification_title_text: text(),
    checked: flag(),
  },
  actions: {
    list: listRows(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
