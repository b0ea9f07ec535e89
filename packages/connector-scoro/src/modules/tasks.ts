import { choice, dateTime, duration, flag, integer, list, object, richText, text } from '@tandem/connector-kit';
import { customFields } from '../shapes/custom-fields.ts';
import {
  createdDate,
  createdUser,
  deletedDate,
  isDeleted,
  modifiedDate,
  modifiedUser,
  permissions,
} from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';
import { timeEntries } from './time-entries.ts';

/** Tasks: work to be done by a date, with its planned and actual time. */
export const tasks = defineModule({
  path: 'tasks',
  category: 'Tasks',
  singular: 'task',
  plural: 'tasks',
  idField: 'event_id',
  modes: either,
  evidence: 'vendor-doc',
  notes: [
    'A subtask has project, phase, company, person, quote and is_personal from its parent; they cannot be changed on it.',
  ],
  example: { event_name: 'Call the customer', project_id: 1, datetime_due: '2026-01-31T17:00:00', related_users: [1] },
  fields: {
    event_id: integer({ readOnly: true, about: 'Identifies the task.' }),
    is_completed: flag({ about: 'Whether the task is done. Sites may require a time entry before.' }),
    datetime_completed: dateTime({ about: 'When the task was done.' }),
    assigned_to: integer({ deprecated: true, refersTo: 'users', about: 'Replaced by related_users.' }),
    related_users: list(integer(), {
      refersTo: 'users',
      about: 'The users who do the task; an empty list leaves it unassigned.',
    }),
    related_users_emails: list(text(), { about: 'E-mail addresses of the users who do the task.' }),
    duration_actual: duration({ readOnly: true, about: 'Actual length.' }),
    start_datetime: dateTime({ about: 'When it starts.' }),
    datetime_due: dateTime({ about: 'When it is due.' }),
    status: choice(['task_status1', 'task_status2', 'task_status3', 'task_status4', 'additional5', 'task_status9'], {
      open: true,
      filter: 'attested',
      about:
        'Code of the status; each site defines its own, which statuses.list gives with filter module tasks. task_status9 is Completed.',
    }),
    status_name: text({ readOnly: true, availableIn: ['get'], about: 'Name of the status, as the site calls it.' }),
    time_entries: list(object(timeEntries.fields), {
      readOnly: true,
      availableIn: ['get'],
      about: 'Time entries of the task; lists carry them only with detailed.',
    }),
    sortorder: integer(),
    quote_line_id: integer(),
    priority_id: choice([1, 2, 3], { about: '1 high, 2 normal, 3 low.' }),
    ete_id: integer(),
    activity_id: integer({ refersTo: 'activities' }),
    activity_type: text({ filter: 'no' }),
    event_name: text({ about: 'Name of the task.' }),
    description: richText(),
    is_personal: flag(),
    project_id: integer({
      filter: 'attested',
      refersTo: 'projects',
      about: 'The project; an integer, never its name.',
    }),
    project_phase_id: integer({
      refersTo: 'projectPhases',
      about: 'The phase of the project; writing it also sets project_id.',
    }),
    project_name: text({ readOnly: true, onlyWith: 'userAuth' }),
    company_id: integer({ refersTo: 'contacts' }),
    company_name: text({ readOnly: true }),
    person_id: integer({ refersTo: 'contacts' }),
    person_name: text({ readOnly: true, onlyWith: 'userAuth' }),
    invoice_id: integer({ refersTo: 'invoices' }),
    order_id: integer({ refersTo: 'orders' }),
    quote_id: integer({ refersTo: 'quotes' }),
    purchase_order_id: integer({ refersTo: 'purchaseOrders' }),
    rent_order_id: integer({ refersTo: 'rentOrders' }),
    bill_id: integer({ refersTo: 'bills' }),
    duration_planned: duration({ about: 'Planned length, rounded to the minute.' }),
    billable_hours: duration({ about: 'Billable length, rounded to the minute.' }),
    owner_id: integer({ refersTo: 'users', about: 'The user who is responsible for it.' }),
    created_user: createdUser,
    modified_user: modifiedUser,
    owner_email: text(),
    modified_date: modifiedDate,
    created_date: createdDate,
    permissions,
    custom_fields: customFields,
    is_deleted: isDeleted,
    deleted_date: deletedDate,
    parent_id: integer({
      readOnly: true,
      filter: 'attested',
      refersTo: 'tasks',
      about:
        'The task that this one is a subtask of. A subtask takes project, phase, company, person and quote from it.',
    }),
    subtask_ids: list(integer(), {
      filter: 'no',
      refersTo: 'tasks',
      about: 'Subtasks; as rows they come only with include_subtasks.',
    }),
    billable_time_type: choice(['billable', 'non_billable', 'custom'], {
      about:
        'How billable time comes about: billable copies the planned length, non_billable sets none, custom takes what is given.',
    }),
  },
  actions: {
    list: listRows({
      parameters: { include_subtasks: flag({ about: 'Subtasks as rows of their own.' }) },
      everything: { include_subtasks: true },
    }),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
    filters: specialAction({
      segment: 'filters',
      name: 'Get Task Filters',
      summary: 'An old action, seen in two clients; what it answers is not known.',
      effect: 'read',
      takesId: false,
      unconfirmed: 'An old action whose answer nobody describes.',
    }),
  },
});
