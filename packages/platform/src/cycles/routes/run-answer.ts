import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { listQuery } from '../../http/list-page.ts';

const moment = z.iso.datetime();

export const runStates = [
  'queued',
  'running',
  'waiting',
  'succeeded',
  'partlySucceeded',
  'failed',
  'cancelled',
] as const;
const runTriggers = ['webhook', 'schedule', 'poll', 'manual', 'test', 'replay'] as const;

export const runFacts = {
  id: z.string(),
  cycle: z.string(),
  cycleName: z.string(),
  account: z.string(),
  accountName: z.string(),
  version: z.int().describe('Of the cycle; the run goes by it to its end'),
  trigger: z.enum(runTriggers),
  state: z.enum(runStates),
  waitingFor: z
    .string()
    .nullable()
    .describe('`retry`, `delay`, `limit` (of the application) or `decision` (of a person), while it waits'),
  dueAt: moment.nullable().describe('When it goes on by itself'),
  counts: z
    .record(z.string(), z.int())
    .nullable()
    .describe('Transactions by how they ended; null until the run has ended'),
  error: z.record(z.string(), z.unknown()).nullable(),
  replayOf: z.string().nullable(),
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  durationMs: z.int().nullable(),
};

export const runAnswer = z.object(runFacts).meta({ id: 'Run' });

export const runListQuery = listQuery.extend({
  state: z.enum(runStates).optional(),
  trigger: z.enum(runTriggers).optional(),
  cycle: z.string().max(100).optional(),
  from: z.iso.datetime({ offset: true }).optional().describe('Made at this moment or later'),
  to: z.iso.datetime({ offset: true }).optional().describe('Made before this moment'),
});

/** The query that reads runs for lists; narrow, sort and cut it. */
export function selectRuns(database: Kysely<Database>) {
  return database
    .selectFrom('runs')
    .innerJoin('cycles', 'cycles.id', 'runs.cycle_id')
    .innerJoin('accounts', 'accounts.id', 'runs.account_id')
    .select([
      'runs.id',
      'runs.cycle_id',
      'runs.account_id',
      'runs.version',
      'runs.trigger',
      'runs.state',
      'runs.waiting_for',
      'runs.due_at',
      'runs.counts',
      'runs.error',
      'runs.replay_of',
      'runs.actor_kind',
      'runs.actor_id',
      'runs.actor_name',
      'runs.created_at',
      'runs.started_at',
      'runs.finished_at',
      'cycles.name as cycle_name',
      'accounts.name as account_name',
    ])
    .select(sql<string>`runs.created_at::text`.as('created_exactly'));
}

export type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>;

export function runOf(row: RunRow): z.input<typeof runAnswer> {
  const { started_at: started, finished_at: finished } = row;
  return {
    id: row.id,
    cycle: row.cycle_id,
    cycleName: row.cycle_name,
    account: row.account_id,
    accountName: row.account_name,
    version: row.version,
    trigger: row.trigger,
    state: row.state,
    waitingFor: row.waiting_for,
    dueAt: row.due_at?.toISOString() ?? null,
    counts: row.counts,
    error: row.error,
    replayOf: row.replay_of,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    createdAt: row.created_at.toISOString(),
    startedAt: started?.toISOString() ?? null,
    finishedAt: finished?.toISOString() ?? null,
    durationMs: started === null || finished === null ? null : finished.getTime() - started.getTime(),
  };
}
