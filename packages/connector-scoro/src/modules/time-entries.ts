import { choice, date, dateTime, duration, flag, integer, richText, text } from '@tandem/connector-kit';
import { deletedDate, isDeleted, modifiedDate, permissions } from '../shapes/stamps.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Time entries: time that a user spent on a task or a calendar event. They have no project of their own: the event has. */
export const timeEntries = defineModule({
  path: 'timeEntries',
  category: 'Time Entries',
  singular: 'time entry',
  plural: 'time entries',
  idField: 'time_entry_id',
  modes: either,
  evidence: 'vendor-doc',
  notes: [
    'Of an entry that belongs to a calendar event only invoice_line_id can be changed: change the event instead.',
  ],
  example: {
    event_id: 1,
    user_id: 1,
    start_datetime: '2026-01-30T09:00:00',
    duration: '01:30:00',
    description: 'Preparation',
  },
  fields: {
    time_entry_id: integer({ readOnly: true, about: 'Identifies the time entry.' }),
    description: richText(),
    title: text({ readOnly: true, about: 'Built by Scoro from the description and the activity.' }),
    user_id: integer({
      filter: 'attested',
      refersTo: 'users',
      about: 'Who spent the time. Must be given with the API key; with User Auth it is the user who signed in.',
    }),
    activity_id: integer({ refersTo: 'activities' }),
    invoice_line_id: integer({
      about: 'The invoice line that bills it; the only member of an entry for a calendar event that can be changed.',
    }),
    event_id: integer({
      requiredOnCreate: true,
      filter: 'attested',
      refersTo: 'tasks',
      about: 'The task or calendar event that the time was spent on.',
    }),
    event_type: choice(['task', 'cal'], { about: 'What event_id points to.' }),
    calendar_event_id: integer({ refersTo: 'calendar' }),
    time_entry_type: choice(['task', 'cal']),
    start_datetime: dateTime({ about: 'When it starts.' }),
    end_datetime: dateTime({ about: 'When it ends.' }),
    duration: duration({ about: 'Length, rounded to the minute.' }),
    billable_duration: duration({
      about:
        'Billable length, rounded to the minute. Lists were seen to carry 00:00:00 where a single task had the right value.',
    }),
    is_completed: flag({ filter: 'attested' }),
    is_confirmed: flag(),
    is_billable: flag({ deprecated: true, about: 'Replaced by billable_time_type.' }),
    completed_datetime: dateTime(),
    is_locked: flag(),
    permissions,
    modified_date: modifiedDate,
    is_deleted: isDeleted,
    deleted_date: deletedDate,
    billable_time_type: choice(['billable', 'non_billable', 'custom']),
    time_entry_date: date({ filter: 'attested', about: 'The day that the time was spent on.' }),
    is_submitted: flag({ about: 'Whether it was submitted with a timesheet.' }),
    submitted_date: dateTime(),
  },
  actions: {
    list: listRows({ alsoFilters: { task_id: integer({ refersTo: 'tasks', about: 'Time entries of this task.' }) } }),
    get: getRow(),
    create: createRow({ meField: 'user_id', returnData: true }),
    update: updateRow({ returnData: true }),
    delete: deleteRow(),
    setDone: specialAction({
      segment: 'setDone',
      name: 'Set Time Entry Done',
      summary: 'Marks one time entry as done.',
      effect: 'action',
      takesId: true,
    }),
  },
});
