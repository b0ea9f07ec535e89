import { sql, type Kysely } from 'kysely';
import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import type { RunTrigger } from '../../database/cycle-tables.ts';
import type { Database } from '../../database/tables.ts';
import type { RunBooks } from './run-books.ts';

/** A run that this node has taken to drive. */
export interface ClaimedRun {
  readonly id: string;
  readonly cycleId: string;
  readonly accountId: string;
  readonly version: number;
  readonly trigger: RunTrigger;
  readonly epoch: number;
  readonly rootId: string;
  readonly event: Buffer | null;
  /** The loop whose steps it walks for one record; null: the whole document. */
  readonly loopStep: string | null;
  readonly createdAt: Date;
  /** Somebody has asked for it to be cancelled before it was taken. */
  readonly cancelled?: boolean;
}

interface Row {
  readonly id: string;
  readonly cycle_id: string;
  readonly account_id: string;
  readonly version: number;
  readonly trigger: RunTrigger;
  readonly epoch: number;
  readonly root_id: string;
  readonly event: Buffer | null;
  readonly loop_step: string | null;
  readonly created_at: Date;
  readonly cancelled: boolean;
}

const claim: PreparedStatement = {
  name: 'cycle-claim-runs',
  text: `with due as (
      select id from runs where account_id = $1 and state in ('queued', 'waiting') and due_at <= now()
      order by due_at, id
      limit greatest(0, least($3::integer, $4::integer - (select count(*)::integer from runs where account_id = $1 and state = 'running')))
      for update skip locked
    ), taken as (
      update runs set state = 'running', node_id = $2, epoch = epoch + 1, due_at = null, waiting_for = null,
        started_at = coalesce(started_at, now())
      where id in (select id from due)
      returning id, cycle_id, account_id, version, trigger, epoch, event, loop_step, created_at, cancel_requested_at is not null as cancelled
    )
    select taken.id, cycle_id, taken.account_id, version, trigger, epoch, event, taken.loop_step, taken.created_at, cancelled,
      transactions.id as root_id
    from taken join transactions on transactions.run_id = taken.id and transactions.parent_id is null
    order by taken.created_at, taken.id`,
};

/** Takes due runs of an account, `most` at most, so that no more than `together` of it are driven at once on all nodes. */
export async function claimRuns(
  { pool, node }: RunBooks,
  accountId: string,
  most: number,
  together: number,
): Promise<readonly ClaimedRun[]> {
  const rows = await executePrepared<Row>(pool, claim, [accountId, node, most, together]);
  return rows.map((row) => ({
    id: row.id,
    cycleId: row.cycle_id,
    accountId: row.account_id,
    version: row.version,
    trigger: row.trigger,
    epoch: row.epoch,
    rootId: row.root_id,
    event: row.event,
    loopStep: row.loop_step,
    createdAt: row.created_at,
    cancelled: row.cancelled,
  }));
}

/** When the next run of an account is due; undefined where none waits for a time. */
export async function nextDue({ database }: Pick<RunBooks, 'database'>, accountId: string): Promise<Date | undefined> {
  const row = await database
    .selectFrom('runs')
    .select(({ fn }) => fn.min('due_at').as('due_at'))
    .where('account_id', '=', accountId)
    .where('state', 'in', ['queued', 'waiting'])
    .executeTakeFirst();
  return row?.due_at ?? undefined;
}

/** Accounts with runs that are due, whose turn must have been lost if they wait for longer than the given seconds. */
export async function accountsWaiting(database: Kysely<Database>, seconds: number): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('runs')
    .select('account_id')
    .distinct()
    .where('state', 'in', ['queued', 'waiting'])
    .where('due_at', '<', sql<Date>`now() - make_interval(secs => ${seconds})`)
    .execute();
  return rows.map(({ account_id: id }) => id);
}
