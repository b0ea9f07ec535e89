import { at, chance, percent } from '../chance.ts';
import { derived, field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { plainText, text } from '../kinds/text.ts';
import { date, dateTime, duration } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import { memberOf } from '../related.ts';
import type { Size } from '../size.ts';
import {
  entriesOfTask,
  entryOfEvent,
  eventIdOfEvent,
  eventIdOfTask,
  eventOfEventId,
  subjectOfEntry,
  taskOfEventId,
} from '../size.ts';
import { deletedFields, idField, modifiedDate, permissions } from '../usual-fields.ts';
import { entryRemarks } from '../vocabulary.ts';
import type { World } from '../world.ts';
import { checkTimeEntry } from './time-entry-rules.ts';

const count = (size: Size): number => size.timeEntries;
const QUARTER = 900;

function seconds(index: number): number {
  return QUARTER * (1 + (chance(index, 101) % 16));
}

function day(index: number, world: World): number {
  return world.clock.workday(world.clock.along(index, world.size.timeEntries));
}

function start(index: number, world: World): number {
  return world.clock.timeOn(day(index, world), 8 * 3600 + 2 * QUARTER * (chance(index, 102) % 18));
}

function isDone(index: number, size: Size): boolean {
  return index < size.timeEntries * 0.98 || percent(index, 103, 40);
}

function isBillable(index: number): boolean {
  return percent(index, 104, 75);
}

function eventId(index: number): number {
  const subject = subjectOfEntry(index);
  return subject.type === 'task' ? eventIdOfTask(subject.index) : eventIdOfEvent(subject.index);
}

/** Nearly everything that a big site has many of: each row follows from its number, dates rise with it. */
export const timeEntries = defineModule({
  path: 'timeEntries',
  title: 'Time entries',
  id: 'time_entry_id',
  firstId: 90_001,
  actions: ['list', 'view', 'modify', 'delete', 'setDone'],
  count,
  attestedFilters: ['modified_date', 'time_entry_date', 'user_id', 'event_id', 'is_completed'],
  find: {
    event_id: (id) => {
      const task = taskOfEventId(id);
      const event = eventOfEventId(id);
      return task >= 0 ? entriesOfTask(task) : event >= 0 ? [entryOfEvent(event)] : [];
    },
  },
  fields: [
    idField('time_entry_id'),
    field('description', plainText, (index) => at(entryRemarks, chance(index, 105)), { basic: true }),
    derived('title', plainText, (row, world) =>
      titleOf(row.text('description'), memberOf(world, 'activities', row.get('activity_id'), 'name')),
    ),
    field('user_id', integer, (index) => activeUser(index, 106), { basic: true }),
    field('activity_id', integer, (index) => 1 + (chance(index, 107) % 10), { initial: 0 }),
    field('invoice_line_id', integer, null),
    field('event_id', integer, eventId, { basic: true }),
    field('event_type', text, (index) => subjectOfEntry(index).type, { initial: 'task' }),
    derived('calendar_event_id', integer, (row) => (row.get('event_type') === 'cal' ? row.get('event_id') : null)),
    derived('time_entry_type', text, (row) => row.get('event_type')),
    field('start_datetime', dateTime, start, { basic: true }),
    field('end_datetime', dateTime, (index, world) => start(index, world) + seconds(index) * 1000, { basic: true }),
    field('duration', duration, seconds, { basic: true }),
    field('billable_duration', duration, (index) => (isBillable(index) ? seconds(index) : 0), {
      flatten: (value, world) => (world.settings.flatBillableDuration === 'zero' ? '00:00:00' : value),
    }),
    field('billable_time_type', text, (index) => (isBillable(index) ? 'billable' : 'non_billable'), {
      initial: 'billable',
    }),
    field('time_entry_date', date, (index, world) => world.clock.dateOfDay(day(index, world)), { rising: true }),
    field('is_completed', flag, (index, world) => (isDone(index, world.size) ? 1 : 0)),
    field('is_confirmed', flag, (index, world) => (index < world.size.timeEntries * 0.9 ? 1 : 0)),
    field('is_billable', flag, (index) => (isBillable(index) ? 1 : 0), { initial: 1 }),
    field('is_submitted', flag, 0, { readOnly: true }),
    field('submitted_date', dateTime, null, { readOnly: true }),
    field(
      'completed_datetime',
      dateTime,
      (index, world) => (isDone(index, world.size) ? start(index, world) + seconds(index) * 1000 : null),
      { readOnly: true },
    ),
    field('is_locked', flag, (index, world) => (index < world.size.timeEntries * 0.5 ? 1 : 0), { readOnly: true }),
    permissions(),
    modifiedDate(count),
    ...deletedFields(),
  ],
  write: checkTimeEntry,
});

function titleOf(description: string, activity: unknown): string {
  return typeof activity === 'string' ? (description === '' ? activity : `${activity}: ${description}`) : description;
}
