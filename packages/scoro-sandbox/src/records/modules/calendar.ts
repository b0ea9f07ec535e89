import { at, chance, pick, percent } from '../chance.ts';
import { companyAt } from '../document-fields.ts';
import { derived, field, inDetail, inView } from '../field.ts';
import type { Kind } from '../kind.ts';
import { customFields } from '../kinds/custom-fields.ts';
import { flag, integer } from '../kinds/number.ts';
import { idList, json } from '../kinds/structure.ts';
import { nullableText, plainText, text } from '../kinds/text.ts';
import { dateTime, duration } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import { contactName, memberOf } from '../related.ts';
import type { Size } from '../size.ts';
import { eventIdOfEvent, eventOfEventId } from '../size.ts';
import { authorFields, createdDate, deletedFields, modifiedDate, ownerFields, permissions } from '../usual-fields.ts';
import { isList } from '../value.ts';
import { meetingSubjects } from '../vocabulary.ts';
import type { World } from '../world.ts';

const count = (size: Size): number => size.calendar;
const HOUR = 3_600_000;
const statusNames: ReadonlyMap<string, string> = new Map([
  ['busy', 'Busy'],
  ['free', 'Free'],
  ['tentative', 'Tentative'],
  ['outofoffice', 'Out of office'],
]);

function start(index: number, world: World): number {
  return world.clock.timeOn(
    world.clock.workday(world.clock.along(index, size(world))),
    (8 + (chance(index, 301) % 9)) * 3600,
  );
}

function size(world: World): number {
  return world.size.calendar;
}

/** User ids on write, users on read. */
const calendarUsers: Kind = {
  ...idList,
  name: 'users, written as ids',
  wire: (value, world) =>
    isList(value)
      ? value.map((id) => ({
          id,
          full_name: memberOf(world, 'users', id, 'full_name') ?? '',
          email: memberOf(world, 'users', id, 'email') ?? '',
        }))
      : value,
};

const resources: Kind = {
  ...idList,
  name: 'resources, written as ids',
  wire: (value, world) =>
    isList(value)
      ? value.map((id) => ({
          resource_id: id,
          resource_name: memberOf(world, 'eventsResources', id, 'resource_name') ?? '',
        }))
      : value,
};

export const calendar = defineModule({
  path: 'calendar',
  title: 'Calendar',
  id: 'event_id',
  firstId: eventIdOfEvent(0),
  series: 'event',
  actions: ['list', 'view', 'modify', 'batchModify', 'delete'],
  count,
  idOf: eventIdOfEvent,
  indexOf: eventOfEventId,
  entityType: () => 'calendar',
  webhookModule: () => 'calendar',
  fields: [
    derived('event_id', integer, (row) => row.id, { basic: true }),
    field('event_name', plainText, (index) => pick(meetingSubjects, index, 302), { basic: true }),
    field('description', text, (index) =>
      percent(index, 303, 50) ? '<p>Agenda:<br>1. Status<br>2. Next steps</p>' : '',
    ),
    field('address', text, (index) => at(['', 'Office', 'Online', 'Pikk 12, Tallinn'], index)),
    field('start_datetime', dateTime, start, { basic: true, initial: (world) => world.now() }),
    field('end_datetime', dateTime, (index, world) => start(index, world) + HOUR, {
      basic: true,
      initial: (world) => world.now() + HOUR,
    }),
    field('full_day_event', flag, 0),
    field('status', text, (index) => at(['busy', 'busy', 'tentative', 'free', 'outofoffice'], index), {
      initial: 'busy',
    }),
    derived('status_name', text, (row) => statusNames.get(row.text('status')) ?? '', { in: inView }),
    field('cal_user', calendarUsers, (index) => [activeUser(index, 304), activeUser(index, 305)], {
      in: inDetail,
      initial: (_world, author) => (author.user === null ? [] : [author.user]),
    }),
    field('resources', resources, (index) => (index % 3 === 0 ? [1 + (index % 5)] : []), { in: inDetail }),
    field('related_task_id', integer, null),
    field('guests', json, [], { filterable: false, initial: [] }),
    field(
      'call_link',
      nullableText,
      (index) => (index % 4 === 1 ? 'https://meet.example/room/' + String(1000 + index) : null),
      { filterable: false },
    ),
    field('repeat_id', integer, null),
    field('external_data', json, null, { filterable: false }),
    field('activity_id', integer, (index) => at([3, 11, 12], index)),
    derived(
      'activity_type',
      nullableText,
      (row, world) => memberOf(world, 'activities', row.get('activity_id'), 'name'),
      { filterable: false },
    ),
    field('is_personal', flag, (index) => (percent(index, 306, 5) ? 1 : 0)),
    field('project_id', integer, (index, world) =>
      index % 2 === 0 ? 201 + (chance(index, 307) % world.size.projects) : null,
    ),
    derived(
      'project_name',
      plainText,
      (row, world) => memberOf(world, 'projects', row.get('project_id'), 'project_name'),
      { userTokenOnly: true },
    ),
    field('project_phase_id', integer, null),
    field('company_id', integer, (index, world) => 1001 + companyAt(index, 308, world.size)),
    derived('company_name', plainText, (row) => contactName(row, 'company_id')),
    field('person_id', integer, null),
    derived('person_name', plainText, (row) => contactName(row, 'person_id'), { userTokenOnly: true }),
    ...['invoice_id', 'order_id', 'quote_id', 'purchase_order_id', 'rent_order_id', 'bill_id'].map((name) =>
      field(name, integer, null),
    ),
    field('duration_planned', duration, 3600),
    field('billable_hours', duration, (index) => (index % 2 === 0 ? 3600 : 0)),
    field('billable_time_type', text, (index) => (index % 2 === 0 ? 'billable' : 'non_billable'), {
      initial: 'custom',
    }),
    ...ownerFields(309),
    ...authorFields(310),
    createdDate(count),
    modifiedDate(count),
    permissions(),
    customFields('calendar'),
    ...deletedFields(),
  ],
});
