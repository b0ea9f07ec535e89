import type { Value } from '@tandem/mapping';
import type { LoopStep } from '../definition/step.ts';
import type { ReadyTemplate } from './ready-template.ts';

/** One statement, so that all four tables are there or none. */
const tables = `do $$ begin
  create table if not exists scoro_users (
    id bigint primary key, name text, email text, status text, position text, modified_at timestamptz);
  create table if not exists scoro_projects (
    id bigint primary key, number text, name text, status text, company_id bigint, manager_id bigint, starts_on date, deadline date,
    is_deleted boolean, modified_at timestamp);
  create table if not exists scoro_tasks (
    id bigint primary key, name text, project_id bigint, status text, owner_id bigint, is_completed boolean, due_at timestamptz,
    planned_hours numeric, is_deleted boolean, modified_at timestamptz);
  create table if not exists scoro_time_entries (
    id bigint primary key, event_id bigint, event_type text, user_id bigint, activity_id bigint, date date, hours numeric,
    billable_hours numeric, description text, is_completed boolean, is_deleted boolean, modified_at timestamptz);
end $$`;

const filter: Value = {
  $when: { left: { $path: 'steps.since' }, is: 'exists' },
  then: { modified_date: { from_date: { $path: 'steps.since' } } },
};

const plain = (member: string): Value => ({ $path: `record.${member}` });
const hours = (member: string): Value => ({
  $path: `record.${member}`,
  through: [{ use: 'duration', from: 'clock', to: 'hours' }],
});

/** Each record of a list into a row of a table. */
function copy(
  key: string,
  name: string,
  table: string,
  list: { method: string; deleted: boolean },
  row: Value,
): LoopStep {
  return {
    key,
    name,
    kind: 'loop',
    over: {
      connector: 'scoro',
      method: list.method,
      input: { filter, perPage: 100, ...(list.deleted && { includeDeleted: true }) },
    },
    concurrency: 4,
    steps: [
      {
        key: `${key}Row`,
        kind: 'method',
        connector: 'database',
        method: 'rows.upsert',
        input: { table, conflict: ['id'], rows: [row] },
      },
    ],
  };
}

/** Copies what a reporting tool needs. */
export const scoroToDatabase: ReadyTemplate = {
  key: 'scoro-to-database',
  document: {
    format: 1,
    name: 'Scoro to a database',
    description:
      'Every hour brings the users, projects, tasks and time entries that were changed in Scoro into the tables scoro_users, scoro_projects, scoro_tasks and scoro_time_entries of a PostgreSQL database, which it makes where they are missing. Each run takes what was changed since the last run that succeeded as a whole, and 15 minutes more; rows are found by their id, so that nothing is there twice. Deleting does not count as a change in Scoro: is_deleted is set where a record was changed, too, since the last run.',
    variables: [
      {
        name: 'from',
        label: 'Changed since',
        help: 'What the first run takes: records changed on this day or later. Left out, it takes all.',
        kind: 'date',
      },
    ],
    connectors: {
      scoro: { connector: 'scoro', label: 'Scoro' },
      database: { connector: 'postgres', label: 'Database' },
    },
    trigger: { kind: 'schedule', cron: '0 * * * *' },
    steps: [
      {
        key: 'since',
        name: 'Changed since',
        kind: 'transform',
        value: {
          $when: { left: { $path: 'run.lastSuccessAt' }, is: 'exists' },
          then: { $path: 'run.lastSuccessAt', through: [{ use: 'addDuration', duration: '-PT15M' }] },
          else: { $path: 'variables.from' },
        },
      },
      { key: 'tables', name: 'Look for the tables', kind: 'method', connector: 'database', method: 'tables.list' },
      {
        key: 'missing',
        name: 'Are they missing?',
        kind: 'decision',
        when: {
          not: {
            left: { $each: { $path: 'steps.tables' }, as: 'table', value: { $path: 'table.name' } },
            is: 'contains',
            right: 'scoro_time_entries',
          },
        },
        then: [
          {
            key: 'create',
            name: 'Create the tables',
            kind: 'method',
            connector: 'database',
            method: 'query.run',
            input: { sql: tables, effect: 'write' },
          },
        ],
      },
      copy(
        'users',
        'Users',
        'scoro_users',
        { method: 'users.list', deleted: false },
        {
          id: plain('id'),
          name: plain('full_name'),
          email: plain('email'),
          status: plain('status'),
          position: plain('position'),
          modified_at: plain('modified_date'),
        },
      ),
      copy(
        'projects',
        'Projects',
        'scoro_projects',
        { method: 'projects.list', deleted: true },
        {
          id: plain('project_id'),
          number: plain('no'),
          name: plain('project_name'),
          status: plain('status'),
          company_id: plain('company_id'),
          manager_id: plain('manager_id'),
          starts_on: plain('date'),
          deadline: plain('deadline'),
          is_deleted: plain('is_deleted'),
          modified_at: plain('modified_date'),
        },
      ),
      copy(
        'tasks',
        'Tasks',
        'scoro_tasks',
        { method: 'tasks.list', deleted: true },
        {
          id: plain('event_id'),
          name: plain('event_name'),
          project_id: plain('project_id'),
          status: plain('status'),
          owner_id: plain('owner_id'),
          is_completed: plain('is_completed'),
          due_at: plain('datetime_due'),
          planned_hours: hours('duration_planned'),
          is_deleted: plain('is_deleted'),
          modified_at: plain('modified_date'),
        },
      ),
      copy(
        'entries',
        'Time entries',
        'scoro_time_entries',
        { method: 'timeEntries.list', deleted: true },
        {
          id: plain('time_entry_id'),
          event_id: plain('event_id'),
          event_type: plain('event_type'),
          user_id: plain('user_id'),
          activity_id: plain('activity_id'),
          date: plain('time_entry_date'),
          hours: hours('duration'),
          billable_hours: hours('billable_duration'),
          description: plain('description'),
          is_completed: plain('is_completed'),
          is_deleted: plain('is_deleted'),
          modified_at: plain('modified_date'),
        },
      ),
    ],
  },
};
