import { at, chance, percent, pick } from '../chance.ts';
import { companyAt } from '../document-fields.ts';
import { derived, field, inDetail, inView } from '../field.ts';
import type { Kind } from '../kind.ts';
import { customFields } from '../kinds/custom-fields.ts';
import { flag, integer } from '../kinds/number.ts';
import { idList, json, textList } from '../kinds/structure.ts';
import { nullableText, plainText, text } from '../kinds/text.ts';
import { dateTime, duration } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import { where } from '../query.ts';
import { contactName, memberOf, userEmail } from '../related.ts';
import type { Row } from '../row.ts';
import type { Size } from '../size.ts';
import { eventIdOfTask, parentOfTask, projectOfTask, subtasksOfTask, taskOfEventId, tasksOfProject } from '../size.ts';
import { authorFields, createdDate, deletedFields, modifiedDate, ownerFields, permissions } from '../usual-fields.ts';
import type { Wire } from '../value.ts';
import { isList } from '../value.ts';
import { taskSubjects } from '../vocabulary.ts';
import type { World } from '../world.ts';
import { checkTask } from './task-rules.ts';
import { PHASES_PER_PROJECT } from './project-phases.ts';
import { statusName } from './statuses.ts';

const count = (size: Size): number => size.tasks;
const DAY = 86_400_000;

function finished(index: number, size: Size): boolean {
  return index < size.tasks * 0.92 ? percent(index, 201, 94) : percent(index, 201, 15);
}

function status(index: number, size: Size): string {
  return finished(index, size)
    ? 'task_status9'
    : at(
        ['task_status1', 'task_status2', 'task_status2', 'task_status3', 'task_status4', 'additional5'],
        chance(index, 202),
      );
}

/** The company and the person follow from the parent, as everything that a subtask inherits. */
function root(index: number): number {
  return parentOfTask(index) ?? index;
}

function users(index: number): number[] {
  const first = activeUser(index, 203);
  const second = activeUser(index, 204);
  return percent(index, 205, 4) ? [] : percent(index, 206, 30) && second !== first ? [first, second] : [first];
}

function due(index: number, world: World): number {
  return world.clock.timeOn(
    world.clock.workday(world.clock.along(index, world.size.tasks) + (chance(index, 207) % 10) * DAY),
    17 * 3600,
  );
}

function entriesOf(row: Row): Row[] {
  return where(row.table.world.table('timeEntries'), 'event_id', row.id);
}

/** The task's id, answered as its time entries. */
const timeEntries: Kind = {
  ...json,
  name: 'time entries',
  wire: (value, world) =>
    typeof value === 'number'
      ? where(world.table('timeEntries'), 'event_id', value).map((entry) => entryOf(entry, world))
      : [],
};

function entryOf(entry: Row, world: World): Wire {
  return Object.fromEntries(
    entry.table.module.fields
      .filter((member) => member.in.has('list') && member.userTokenOnly !== true)
      .map((member) => [member.name, member.kind.wire(entry.value(member), world)]),
  );
}

export const tasks = defineModule({
  path: 'tasks',
  title: 'Tasks',
  id: 'event_id',
  firstId: eventIdOfTask(0),
  series: 'event',
  actions: ['list', 'view', 'modify', 'delete', 'filters'],
  count,
  idOf: eventIdOfTask,
  indexOf: taskOfEventId,
  attestedFilters: ['project_id', 'status', 'modified_date', 'parent_id'],
  find: {
    project_id: (project, size) => tasksOfProject(project - 201, size),
    parent_id: (parent, size) => subtasksOfTask(taskOfEventId(parent), size),
  },
  entityType: () => 'task',
  webhookModule: () => 'tasks',
  fields: [
    derived('event_id', integer, (row) => row.id, { basic: true }),
    field('event_name', plainText, (index) => pick(taskSubjects, index, 208), { basic: true }),
    field('description', text, (index) =>
      percent(index, 209, 50) ? '<p>See the <a href="https://files.example/brief">brief</a>.</p>' : '',
    ),
    field('is_personal', flag, (index) => (percent(root(index), 210, 3) ? 1 : 0)),
    field('is_completed', flag, (index, world) => (finished(index, world.size) ? 1 : 0), { basic: true }),
    field('datetime_completed', dateTime, (index, world) => (finished(index, world.size) ? due(index, world) : null)),
    field('status', text, (index, world) => status(index, world.size), { initial: 'task_status1', basic: true }),
    derived('status_name', text, (row) => statusName('tasks', row.text('status')), { in: inView }),
    derived('assigned_to', integer, (row) => firstOf(row)),
    field('related_users', idList, users, { initial: (_world, author) => (author.user === null ? [] : [author.user]) }),
    derived('related_users_emails', textList, (row, world) => idsOf(row).map((id) => userEmail(world, id) ?? '')),
    field('project_id', integer, (index) => 201 + projectOfTask(index), { initial: 0 }),
    derived(
      'project_name',
      plainText,
      (row, world) => memberOf(world, 'projects', row.get('project_id'), 'project_name'),
      { userTokenOnly: true },
    ),
    field(
      'project_phase_id',
      integer,
      (index) => 801 + projectOfTask(index) * PHASES_PER_PROJECT + (chance(root(index), 211) % PHASES_PER_PROJECT),
    ),
    field('company_id', integer, (index, world) => 1001 + companyAt(projectOfTask(index), 352, world.size), {
      initial: 0,
    }),
    derived('company_name', plainText, (row) => contactName(row, 'company_id')),
    field('person_id', integer, null, { initial: 0 }),
    derived('person_name', plainText, (row) => contactName(row, 'person_id'), { userTokenOnly: true }),
    ...[
      'invoice_id',
      'order_id',
      'quote_id',
      'quote_line_id',
      'purchase_order_id',
      'rent_order_id',
      'bill_id',
      'ete_id',
    ].map((name) => field(name, integer, null)),
    field('priority_id', integer, (index) => at([2, 2, 2, 1, 3], chance(index, 212)), { initial: 2 }),
    field('activity_id', integer, (index) => 1 + (chance(index, 213) % 10), { initial: 0 }),
    derived(
      'activity_type',
      nullableText,
      (row, world) => memberOf(world, 'activities', row.get('activity_id'), 'name'),
      { filterable: false },
    ),
    field('sortorder', integer, (index) => index % 20, { initial: 0 }),
    field('start_datetime', dateTime, (index, world) =>
      world.clock.timeOn(world.clock.workday(world.clock.along(index, world.size.tasks)), 9 * 3600),
    ),
    field('datetime_due', dateTime, due, { basic: true }),
    field('duration_planned', duration, (index) => 1800 * (2 + (chance(index, 214) % 20))),
    derived('duration_actual', duration, (row) =>
      entriesOf(row).reduce((sum, entry) => sum + entry.number('duration'), 0),
    ),
    field('billable_time_type', text, (index) => at(['billable', 'custom', 'non_billable'], chance(index, 215)), {
      initial: 'custom',
    }),
    field(
      'billable_hours',
      duration,
      (index) => at([1, 0.5, 0], chance(index, 215)) * 1800 * (2 + (chance(index, 214) % 20)),
    ),
    field(
      'parent_id',
      integer,
      (index) => {
        const parent = parentOfTask(index);
        return parent === null ? null : eventIdOfTask(parent);
      },
      { readOnly: true },
    ),
    derived(
      'subtask_ids',
      idList,
      (row, world) => (row.index < 0 ? [] : subtasksOfTask(row.index, world.size).map(eventIdOfTask)),
      { filterable: false },
    ),
    ...ownerFields(216),
    ...authorFields(217),
    createdDate(count),
    modifiedDate(count),
    permissions(),
    derived('time_entries', timeEntries, (row) => row.id, { in: inDetail }),
    customFields('tasks'),
    ...deletedFields(),
  ],
  write: checkTask,
});

function idsOf(row: Row): readonly (number | null)[] {
  const ids = row.get('related_users');
  return isList(ids) ? ids.map((id) => (typeof id === 'number' ? id : null)) : [];
}

function firstOf(row: Row): number | null {
  return idsOf(row)[0] ?? null;
}
