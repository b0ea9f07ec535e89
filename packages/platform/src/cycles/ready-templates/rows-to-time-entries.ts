import type { Condition, Value } from '@tandem/mapping';
import type { Step } from '../definition/step.ts';
import type { ReadyTemplate } from './ready-template.ts';

const link = 'time-entry-rows';

const text = (member: string): Value => ({ $path: `record.${member}`, through: [{ use: 'text' }, { use: 'trim' }] });

/** Rows as texts, whether they came as CSV or as JSON. */
const row: Value = {
  id: text('id'),
  task: { $path: 'record.task', through: [{ use: 'number' }] },
  user: text('user'),
  date: {
    $when: { left: { $path: 'record.date' }, is: 'contains', right: '.' },
    then: { $path: 'record.date', through: [{ use: 'date', format: 'D.M.YYYY' }] },
    else: { $path: 'record.date', through: [{ use: 'date' }] },
  },
  start: text('start'),
  duration: {
    $path: 'record.hours',
    through: [{ use: 'text' }, { use: 'replace', find: ',', by: '.' }, { use: 'duration', from: 'hours', to: 'clock' }],
  },
  description: { $path: 'record.description', otherwise: '' },
};

/** What tells the row again: its id, else all that it says. */
const rowKey: Value = {
  $when: { left: { $path: 'steps.row.id' }, is: 'notEmpty' },
  then: { $join: ['id ', { $path: 'steps.row.id' }] },
  else: {
    $join: [
      'row',
      { $path: 'steps.row.task' },
      { $path: 'steps.row.user' },
      { $path: 'steps.row.date' },
      { $path: 'steps.row.start' },
      { $path: 'steps.row.duration' },
      { $path: 'steps.row.description', through: [{ use: 'slice', from: 0, to: 500 }] },
    ],
    with: ' | ',
  },
};

const namedByEmail: Condition = { left: { $path: 'steps.row.user' }, is: 'contains', right: '@' };

const enter: readonly Step[] = [
  {
    key: 'byEmail',
    name: 'Is the user named by e-mail?',
    kind: 'decision',
    when: namedByEmail,
    then: [
      {
        key: 'people',
        name: 'Find the user',
        kind: 'method',
        connector: 'scoro',
        method: 'users.list',
        input: { filter: { email: { $path: 'steps.row.user' } } },
      },
      {
        key: 'nobody',
        name: 'Is there none?',
        kind: 'decision',
        when: { left: { $path: 'steps.people' }, is: 'empty' },
        then: [{ key: 'unknown', kind: 'end', outcome: 'failed', reason: 'Scoro has no user of this e-mail address.' }],
      },
    ],
  },
  {
    key: 'entry',
    name: 'Create the time entry',
    kind: 'method',
    connector: 'scoro',
    method: 'timeEntries.create',
    input: {
      record: {
        event_id: { $path: 'steps.row.task' },
        user_id: {
          $when: namedByEmail,
          then: { $path: 'steps.people[0].id' },
          else: { $path: 'steps.row.user', through: [{ use: 'number' }] },
        },
        time_entry_date: { $path: 'steps.row.date' },
        start_datetime: {
          $when: { left: { $path: 'steps.row.start' }, is: 'notEmpty' },
          then: { $join: [{ $path: 'steps.row.date' }, 'T', { $path: 'steps.row.start' }, ':00'] },
        },
        duration: { $path: 'steps.row.duration' },
        description: { $path: 'steps.row.description' },
      },
    },
    lookUp: {
      method: 'timeEntries.list',
      input: {
        filter: {
          event_id: { $path: 'sent.record.event_id' },
          user_id: { $path: 'sent.record.user_id' },
          time_entry_date: { $path: 'sent.record.time_entry_date' },
        },
        perPage: 100,
      },
      match: {
        'record.event_id': 'event_id',
        'record.user_id': 'user_id',
        'record.duration': 'duration',
        'record.description': 'description',
      },
    },
  },
  {
    key: 'kept',
    name: 'Remember the row',
    kind: 'reference',
    link,
    action: 'save',
    left: { $path: 'steps.rowKey' },
    right: { $path: 'steps.entry.time_entry_id' },
  },
];

/** Time from another application, as a file or as rows. */
export const rowsToTimeEntries: ReadyTemplate = {
  key: 'rows-to-time-entries',
  document: {
    format: 1,
    name: 'CSV or calendar to time entries',
    description:
      'Takes rows at its own address, as CSV (content type text/csv) or as a list in JSON, and makes a time entry of each. The columns are task (id of the task or calendar event in Scoro), user (e-mail address, or id), date (2026-01-31 or 31.1.2026), hours (1.5 or 1,5), and where wanted start (09:30), description and id. The same file may be sent again: a row is known by its id, else by all it says, and makes one entry. Two rows without id that say the same are one.',
    connectors: { scoro: { connector: 'scoro', label: 'Scoro' } },
    trigger: { kind: 'webhook', dedupe: { by: 'none' } },
    steps: [
      {
        key: 'rows',
        name: 'Each row',
        kind: 'loop',
        over: {
          list: {
            $when: { left: { $path: 'trigger.body.rows' }, is: 'exists' },
            then: { $path: 'trigger.body.rows' },
            else: { $path: 'trigger.body' },
          },
        },
        steps: [
          { key: 'row', name: 'Read the row', kind: 'transform', value: row },
          { key: 'rowKey', name: 'What tells it again', kind: 'transform', value: rowKey },
          {
            key: 'known',
            name: 'Was it entered before?',
            kind: 'reference',
            link,
            action: 'claim',
            left: { $path: 'steps.rowKey' },
          },
          {
            key: 'isNew',
            name: 'Not yet?',
            kind: 'decision',
            when: { left: { $path: 'steps.known.found' }, is: 'equals', right: false },
            then: enter,
          },
        ],
      },
    ],
  },
};
