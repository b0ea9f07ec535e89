import { CompiledQuery, type Kysely } from 'kysely';
import { z } from 'zod';
import { newIdentifier } from '../../database/identifier.ts';
import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import type { RunTrigger } from '../../database/cycle-tables.ts';
import type { Database } from '../../database/tables.ts';
import { sealValue, type RunBooks } from './run-books.ts';

/** Who or what started a run. */
export interface RunActor {
  readonly kind: 'user' | 'token' | 'operator' | 'system';
  readonly id: string | null;
  readonly name: string;
}

/** What a run begins with. */
export interface RunOrder {
  readonly cycleId: string;
  readonly accountId: string;
  readonly version: number;
  readonly trigger: RunTrigger;
  readonly event: unknown;
  /** Two orders of one key are one run. */
  readonly dedupeKey?: string | undefined;
  readonly replayOf?: string | undefined;
  /** The loop whose steps are walked for the record of the event; else the whole document. */
  readonly loopStep?: string | undefined;
  readonly actor: RunActor;
  /** Only while the cycle is enabled and this version live. */
  readonly onlyIfLive?: boolean;
}

/** What the caller remembered of a cycle is not so any more. */
export class NotLive extends Error {
  constructor() {
    super('The cycle is not enabled, or another version of it is live.');
    this.name = 'NotLive';
  }
}

/** A run that is there now, or was before where the key is known. */
export interface StartedRun {
  readonly id: string;
  readonly rootId: string;
  readonly isNew: boolean;
  /** This node may drive it at once. */
  readonly taken: boolean;
  readonly epoch: number;
}

/** The system itself, as the one who starts what nobody asked for just now. */
export const systemActor: RunActor = { kind: 'system', id: null, name: 'Tandem' };

const rowShape = z.object({
  id: z.string(),
  root_id: z.string(),
  is_new: z.boolean(),
  taken: z.boolean(),
  epoch: z.number(),
});

type Row = z.output<typeof rowShape>;

const insertRun: PreparedStatement = {
  name: 'cycle-insert-run',
  text: `with place as (
      select $12::integer > 0 and (select count(*) from runs where account_id = $3 and state = 'running') < $12::integer as free
    ), started as (
      insert into runs (id, cycle_id, account_id, version, trigger, state, due_at, node_id, epoch, event, dedupe_key, replay_of,
        actor_kind, actor_id, actor_name, loop_step, started_at)
      select $1, $2, $3, $4::integer, $5, case when free then 'running' else 'queued' end, case when free then null else now() end,
        case when free then $13 end, case when free then 1 else 0 end, $6::bytea, $7, $8, $9, $10, $11, $15,
        case when free then now() end
      from place
      where not $16::boolean or exists (select 1 from cycles where id = $2 and enabled and live_version = $4::integer)
      on conflict (cycle_id, dedupe_key) where dedupe_key is not null do nothing
      returning id, state, epoch
    ), root as (
      insert into transactions (id, run_id, account_id, state) select $14, id, $3, 'open' from started returning id
    )
    select started.id, root.id as root_id, true as is_new, state = 'running' as taken, epoch from started, root`,
};

const findKnown: PreparedStatement = {
  name: 'cycle-find-run-of-key',
  text: `select runs.id, transactions.id as root_id, false as is_new, false as taken, runs.epoch
    from runs join transactions on transactions.run_id = runs.id and transactions.parent_id is null
    where runs.cycle_id = $1 and runs.dedupe_key = $2`,
};

/**
 * Commits a run to be done. `atOnce`: this node takes it while the account drives fewer runs than that; else it waits for a turn, which the caller
 * asks for.
 *
 * @param transaction one of the caller's, where the run is to be committed together with something else
 */
export async function startRun(
  books: RunBooks,
  order: RunOrder,
  { atOnce = 0, transaction }: { readonly atOnce?: number; readonly transaction?: Kysely<Database> } = {},
): Promise<StartedRun> {
  const id = newIdentifier('run');
  const values = [
    id,
    order.cycleId,
    order.accountId,
    order.version,
    order.trigger,
    await sealValue(books, order.accountId, id, 'event', order.event ?? null),
    order.dedupeKey ?? null,
    order.replayOf ?? null,
    order.actor.kind,
    order.actor.id,
    order.actor.name,
    atOnce,
    books.node,
    newIdentifier('trx'),
    order.loopStep ?? null,
    order.onlyIfLive ?? false,
  ];
  const [made] = await execute(books, transaction, insertRun, values);
  if (made !== undefined) return startedOf(made);
  const [known] = await execute(books, transaction, findKnown, [order.cycleId, order.dedupeKey ?? null]);
  if (known === undefined && order.onlyIfLive === true) throw new NotLive();
  if (known === undefined) throw new Error('A run was there, and is gone.');
  return startedOf(known);
}

async function execute(
  { pool }: RunBooks,
  transaction: Kysely<Database> | undefined,
  statement: PreparedStatement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  if (transaction === undefined) return executePrepared<Row>(pool, statement, values);
  const { rows } = await transaction.executeQuery(CompiledQuery.raw(statement.text, [...values]));
  return rowShape.array().parse(rows);
}

function startedOf(row: Row): StartedRun {
  return { id: row.id, rootId: row.root_id, isNew: row.is_new, taken: row.taken, epoch: row.epoch };
}
