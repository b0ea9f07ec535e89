import type { Step } from '../definition/step.ts';
import type { ReadyTemplate } from './ready-template.ts';

const link = 'weekly-utilisation';

/** What was worked, by person, beside what could have been. */
const report: readonly Step[] = [
  {
    key: 'people',
    name: 'Active users',
    kind: 'method',
    connector: 'scoro',
    method: 'users.list',
    input: { filter: { status: 'active' }, perPage: 100 },
    pages: 20,
  },
  {
    key: 'entries',
    name: 'Time entries of the week',
    kind: 'method',
    connector: 'scoro',
    method: 'timeEntries.list',
    input: {
      filter: { time_entry_date: { from_date: { $path: 'steps.week.from' }, to_date: { $path: 'steps.week.to' } } },
      perPage: 100,
    },
    pages: 100,
  },
  {
    key: 'hours',
    name: 'Hours of each entry',
    kind: 'transform',
    value: {
      $each: { $path: 'steps.entries' },
      as: 'entry',
      value: {
        user: { $path: 'entry.user_id' },
        hours: { $path: 'entry.duration', through: [{ use: 'duration', from: 'clock', to: 'hours' }] },
      },
    },
  },
  {
    key: 'sums',
    name: 'Hours of each person',
    kind: 'transform',
    value: {
      $each: { $path: 'steps.people' },
      as: 'person',
      value: {
        user: { $path: 'person.id' },
        name: { $path: 'person.full_name' },
        hours: {
          $through: [{ use: 'sum' }, { use: 'round', places: 2 }],
          of: {
            $each: { $path: 'steps.hours' },
            as: 'entry',
            where: { left: { $path: 'entry.user' }, is: 'equals', right: { $path: 'person.id' } },
            value: { $path: 'entry.hours' },
          },
        },
      },
    },
  },
  {
    key: 'rows',
    name: 'Beside the capacity',
    kind: 'transform',
    value: {
      $formula:
        '[steps.sums.$merge([$, { "capacity": $$.variables.capacityHours, "percent": $$.variables.capacityHours > 0 ? $round(hours / $$.variables.capacityHours * 100) : 0 }])]',
    },
  },
  {
    key: 'table',
    name: 'As a table',
    kind: 'transform',
    value: {
      $through: [{ use: 'join', with: '\n' }],
      of: {
        $each: { $path: 'steps.rows' },
        as: 'row',
        value: {
          $join: [
            { $path: 'row.hours', through: [{ use: 'text' }, { use: 'padStart', length: 8, with: ' ' }] },
            ' h of ',
            { $path: 'row.capacity', through: [{ use: 'text' }, { use: 'padStart', length: 4, with: ' ' }] },
            ' h ',
            { $path: 'row.percent', through: [{ use: 'text' }, { use: 'padStart', length: 5, with: ' ' }] },
            ' %  ',
            { $path: 'row.name' },
          ],
        },
      },
    },
  },
  {
    key: 'sent',
    name: 'Send the report',
    kind: 'method',
    connector: 'reports',
    method: 'post',
    input: {
      path: { $path: 'variables.path' },
      idempotencyKey: { $join: ['utilisation-', { $path: 'cycle.id' }, '-', { $path: 'steps.week.from' }] },
      body: {
        from: { $path: 'steps.week.from' },
        to: { $path: 'steps.week.to' },
        people: { $path: 'steps.rows' },
        table: { $path: 'steps.table' },
      },
    },
  },
  {
    key: 'kept',
    name: 'Remember that the week is reported',
    kind: 'reference',
    link,
    action: 'save',
    left: { $path: 'steps.week.from' },
    right: { $join: ['reported ', { $path: 'steps.week.from' }] },
  },
];

/** Who worked how much last week. */
export const weeklyUtilisation: ReadyTemplate = {
  key: 'weekly-utilisation',
  document: {
    format: 1,
    name: 'Weekly utilisation report',
    description:
      'Every Monday at 7:00 adds up the time entries of the last week by person, sets them beside the capacity, and sends that to an HTTP API as JSON: from, to, people (user, name, hours, capacity, percent) and table, the same as text. A week is reported once. Started by hand, it takes the seven days before.',
    variables: [
      {
        name: 'timeZone',
        label: 'Time zone',
        help: 'Whose Monday morning it is, by its IANA name, such as Europe/Tallinn.',
        kind: 'text',
        required: true,
        default: 'UTC',
      },
      {
        name: 'capacityHours',
        label: 'Capacity',
        help: 'Hours that a person can work in a week.',
        kind: 'number',
        required: true,
        default: 40,
      },
      {
        name: 'path',
        label: 'Path',
        help: 'Where the API takes the report, behind its Base URL.',
        kind: 'text',
        default: '/reports',
      },
    ],
    connectors: {
      scoro: { connector: 'scoro', label: 'Scoro' },
      reports: { connector: 'http', label: 'Where the report goes' },
    },
    trigger: { kind: 'schedule', cron: '0 7 * * 1', timeZone: 'variables.timeZone' },
    steps: [
      {
        key: 'day',
        name: 'The day',
        kind: 'transform',
        value: { $path: 'trigger.date', otherwise: { $path: 'run.startedAt', through: [{ use: 'date' }] } },
      },
      {
        key: 'week',
        name: 'The week before it',
        kind: 'transform',
        value: {
          from: { $path: 'steps.day', through: [{ use: 'addDuration', duration: '-P7D' }] },
          to: { $path: 'steps.day', through: [{ use: 'addDuration', duration: '-P1D' }] },
        },
      },
      {
        key: 'known',
        name: 'Was it reported?',
        kind: 'reference',
        link,
        action: 'claim',
        left: { $path: 'steps.week.from' },
      },
      {
        key: 'isNew',
        name: 'Not yet?',
        kind: 'decision',
        when: { left: { $path: 'steps.known.found' }, is: 'equals', right: false },
        then: report,
      },
    ],
  },
};
