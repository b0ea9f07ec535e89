import {
  anyValue,
  choice,
  dateTime,
  duration,
  flag,
  integer,
  list,
  object,
  readAndWrite,
  richText,
  text,
  type Warning,
} from '@tandem/connector-kit';
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
import { isMembers } from '../values/wire-json.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';
import { eventsResources } from './events-resources.ts';
import { users } from './users.ts';

const fields = {
  event_id: integer({ readOnly: true, about: 'Identifies the event.' }),
  address: text(),
  start_datetime: dateTime({ about: 'When it starts.' }),
  end_datetime: dateTime({ about: 'When it ends.' }),
  full_day_event: flag(),
  status: choice(['busy', 'free', 'tentative', 'outofoffice'], { open: true }),
  status_name: text({ readOnly: true, availableIn: ['get'], about: 'Name of the status, as the site calls it.' }),
  cal_user: readAndWrite(list(object(users.fields)), list(integer({ refersTo: 'users' })), {
    availableIn: ['get'],
    about: 'The users who take part: whole users when read, their ids when written.',
  }),
  resources: list(object(eventsResources.fields), { availableIn: ['get'] }),
  related_task_id: integer({ refersTo: 'tasks' }),
  guests: anyValue({ filter: 'no', about: 'Guests as { contact_id, guest_email }, or as text.' }),
  call_link: text({ filter: 'no' }),
  repeat_id: integer(),
  external_data: object(
    {
      external_id: text(),
      external_system: text(),
      external_modified_date: dateTime(),
      uid: text(),
      is_up_to_date: flag(),
      external_guests: list(text()),
    },
    { filter: 'no' },
  ),
  activity_id: integer({ refersTo: 'activities' }),
  activity_type: text({ filter: 'no' }),
  project_phase_id: integer({ refersTo: 'projectPhases' }),
  project_name: text({ readOnly: true, onlyWith: 'userAuth' }),
  person_name: text({ readOnly: true, onlyWith: 'userAuth' }),
  invoice_id: integer({ refersTo: 'invoices' }),
  order_id: integer({ refersTo: 'orders' }),
  quote_id: integer({ refersTo: 'quotes' }),
  purchase_order_id: integer({ refersTo: 'purchaseOrders' }),
  rent_order_id: integer({ refersTo: 'rentOrders' }),
  bill_id: integer({ refersTo: 'bills' }),
  duration_planned: duration({ about: 'Planned length, rounded to the minute.' }),
  billable_hours: duration({ about: 'Billable length, rounded to the minute.' }),
  permissions,
  is_deleted: isDeleted,
  deleted_date: deletedDate,
  event_name: text({ about: 'Name of the event.' }),
  description: richText(),
  is_personal: flag(),
  project_id: integer({ refersTo: 'projects' }),
  company_id: integer({ refersTo: 'contacts' }),
  company_name: text({ readOnly: true }),
  person_id: integer({ refersTo: 'contacts' }),
  owner_id: integer({ refersTo: 'users', about: 'The user who is responsible for it.' }),
  created_user: createdUser,
  modified_user: modifiedUser,
  owner_email: text(),
  modified_date: modifiedDate,
  created_date: createdDate,
  custom_fields: customFields,
  billable_time_type: anyValue({ unconfirmed: true, about: 'Documented for tasks and time entries.' }),
};

/** Members of a batch that Scoro refused, although it calls the whole a success (PROTOCOL.md 6.6). */
function failedMembers(data: unknown): readonly Warning[] {
  const members: readonly unknown[] = Array.isArray(data) ? data : [];
  return members.flatMap((member, place) => {
    const errors: unknown = isMembers(member) ? member['errors'] : undefined;
    const failed = Array.isArray(errors) ? errors.length > 0 : isMembers(errors) && Object.keys(errors).length > 0;
    return failed
      ? [
          {
            code: 'members_failed',
            field: `records.${place}`,
            detail: 'Scoro refused this member; its errors stand in the answer.',
          },
        ]
      : [];
  });
}

/** Calendar events, which also take changes in batches. */
export const calendar = defineModule({
  path: 'calendar',
  category: 'Calendar Events',
  singular: 'calendar event',
  plural: 'calendar events',
  idField: 'event_id',
  modes: either,
  evidence: 'sdk',
  example: {
    event_name: 'Kick-off',
    start_datetime: '2026-01-30T09:00:00',
    end_datetime: '2026-01-30T10:00:00',
    cal_user: [1],
  },
  fields,
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
    batchModify: specialAction({
      segment: 'batchModify',
      name: 'Modify Calendar Events',
      summary: 'Creates and changes several calendar events in one request, each judged by itself.',
      effect: 'update',
      takesId: false,
      parameters: {
        records: list(object({ ...fields, event_id: integer({ about: 'Left out, the event is new.' }) }), {
          requiredOnCreate: true,
          about: 'Events to create, and changes of events with an event_id.',
        }),
      },
      requestIs: 'records',
      example: {
        records: [
          { event_name: 'Kick-off', start_datetime: '2026-01-30T09:00:00', end_datetime: '2026-01-30T10:00:00' },
          { event_id: 1, status: 'busy' },
        ],
      },
      gives: list(object({ object: object(fields), action: text(), errors: list(text()) })),
      warnings: failedMembers,
    }),
  },
});
