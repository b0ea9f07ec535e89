import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import type { CycleTable, RunState, StoredDocument } from '../../database/cycle-tables.ts';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import type { Bindings } from './bindings.ts';
import type { Variables } from './variables.ts';

/** A version as it lies in the database. */
export interface StoredVersion {
  readonly number: number;
  readonly document: StoredDocument;
  readonly bindings: Bindings;
  readonly variables: Variables;
}

/** The run of a cycle that was started last. */
export interface LastRun {
  readonly id: string;
  readonly state: RunState;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** How a subscription at an application stands. */
export interface StoredSubscription {
  readonly state: 'pending' | 'active' | 'failed';
  readonly detail: string | null;
  readonly missed: number;
  readonly reconciledTo: Date | null;
}

/** A cycle as kept, with what stands beside it. */
export interface StoredCycle {
  readonly row: Selectable<CycleTable>;
  readonly template: { readonly id: string; readonly name: string; readonly liveVersion: number | null } | undefined;
  readonly live: StoredVersion | undefined;
  /** The draft, its bindings or variables are not those of the live version. */
  readonly changedSinceLive: boolean;
  readonly lastRun: LastRun | undefined;
  /** What it has subscribed at an application, while it is enabled and asks for that. */
  readonly subscription: StoredSubscription | undefined;
}

/** The query that reads cycles; narrow, sort and cut it, then give what it reads to `storedCycleOf`. */
export function selectCycles(database: Kysely<Database>) {
  return database
    .selectFrom('cycles')
    .leftJoin('templates', 'templates.id', 'cycles.template_id')
    .leftJoin('cycle_versions as live', (join) =>
      join.onRef('live.cycle_id', '=', 'cycles.id').onRef('live.number', '=', 'cycles.live_version'),
    )
    .leftJoin('cycle_subscriptions as subscription', 'subscription.cycle_id', 'cycles.id')
    .leftJoinLateral(lastRun, (join) => join.onTrue())
    .selectAll('cycles')
    .select([
      'templates.name as template_name',
      'templates.live_version as template_live',
      'live.document as live_document',
      'live.bindings as live_bindings',
      'live.variables as live_variables',
      'last.id as run_id',
      'last.state as run_state',
      'last.created_at as run_created_at',
      'last.finished_at as run_finished_at',
      'subscription.state as subscription_state',
      'subscription.detail as subscription_detail',
      'subscription.missed as subscription_missed',
      'subscription.reconciled_to as subscription_reconciled_to',
    ])
    .select(
      sql<boolean>`(cycles.draft, cycles.bindings, cycles.variables) is distinct from (live.document, live.bindings, live.variables)`.as(
        'changed',
      ),
    );
}

function lastRun(expression: ExpressionBuilder<Database, 'cycles'>) {
  return expression
    .selectFrom('runs')
    .select(['runs.id', 'runs.state', 'runs.created_at', 'runs.finished_at'])
    .whereRef('runs.cycle_id', '=', 'cycles.id')
    .orderBy('runs.created_at', 'desc')
    .orderBy('runs.id', 'desc')
    .limit(1)
    .as('last');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectCycles>['executeTakeFirstOrThrow']>>;

export function storedCycleOf(row: Row): StoredCycle {
  const { template_id: templateId, live_version: number } = row;
  return {
    row,
    template:
      templateId === null || row.template_name === null
        ? undefined
        : { id: templateId, name: row.template_name, liveVersion: row.template_live },
    live:
      number === null || row.live_document === null
        ? undefined
        : {
            number,
            document: row.live_document,
            bindings: row.live_bindings ?? {},
            variables: row.live_variables ?? {},
          },
    changedSinceLive: row.changed,
    subscription:
      row.subscription_state === null
        ? undefined
        : {
            state: row.subscription_state,
            detail: row.subscription_detail,
            missed: Number(row.subscription_missed ?? 0),
            reconciledTo: row.subscription_reconciled_to,
          },
    lastRun:
      row.run_id === null || row.run_state === null || row.run_created_at === null
        ? undefined
        : { id: row.run_id, state: row.run_state, createdAt: row.run_created_at, finishedAt: row.run_finished_at },
  };
}

/** @throws TandemError `not_found` where the account has no such cycle */
export async function readCycle(database: Kysely<Database>, accountId: string, cycle: string): Promise<StoredCycle> {
  const row = await selectCycles(database)
    .where('cycles.account_id', '=', accountId)
    .where('cycles.id', '=', cycle)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return storedCycleOf(row);
}

/**
 * As `readCycle`; until the end of the transaction nobody else changes it.
 *
 * @throws TandemError `not_found`
 */
export async function lockCycle(database: Kysely<Database>, accountId: string, cycle: string): Promise<StoredCycle> {
  await database.selectFrom('cycles').select('id').where('id', '=', cycle).forUpdate().execute();
  return readCycle(database, accountId, cycle);
}
