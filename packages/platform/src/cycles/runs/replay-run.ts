import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import { openValue, sealValue, type RunBooks } from './run-books.ts';
import { startRun, type RunActor } from './start-run.ts';

/** What is done again. */
export interface Replay {
  readonly accountId: string;
  readonly runId: string;
  /** One of its transactions; else the run's own. */
  readonly transactionId?: string | undefined;
  /** The version to go by; that of the run unless given. */
  readonly version?: number | undefined;
  /** What it begins with instead. */
  readonly event?: unknown;
  /** Steps whose results are taken over, so that it begins behind them. */
  readonly keep: readonly string[];
  readonly actor: RunActor;
}

/**
 * Makes a run that does another one again, or one of its transactions, in the caller's transaction. The original stays as it is.
 *
 * @throws TandemError `not_found`
 */
export async function replayRun(
  books: RunBooks,
  database: Kysely<Database>,
  replay: Replay,
): Promise<{ readonly id: string }> {
  const { accountId, runId } = replay;
  const run = await database
    .selectFrom('runs')
    .select(['id', 'cycle_id', 'version', 'event'])
    .where('id', '=', runId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (run === undefined) throw notFound();
  const source = await sourceOf(database, runId, replay.transactionId);
  const event = replay.event === undefined ? await eventOf(books, accountId, run, source) : replay.event;
  const started = await startRun(
    books,
    {
      cycleId: run.cycle_id,
      accountId,
      version: replay.version ?? run.version,
      trigger: 'replay',
      event,
      replayOf: runId,
      loopStep: source.loopStep ?? undefined,
      actor: replay.actor,
    },
    { transaction: database },
  );
  await keepSteps(books, database, accountId, source.id, started.rootId, replay.keep);
  for (let above = source.parent; above !== null; above = await parentOf(database, above))
    await keepSteps(books, database, accountId, above, started.rootId, 'all');
  return { id: started.id };
}

interface Source {
  readonly id: string;
  readonly record: Buffer | null;
  readonly parent: string | null;
  readonly loopStep: string | null;
}

async function sourceOf(database: Kysely<Database>, runId: string, transactionId: string | undefined): Promise<Source> {
  let select = database
    .selectFrom('transactions')
    .select(['id', 'record', 'parent_id as parent', 'loop_step as loopStep'])
    .where('run_id', '=', runId);
  select = transactionId === undefined ? select.where('parent_id', 'is', null) : select.where('id', '=', transactionId);
  const row = await select.executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** A record of a loop is replayed as the event of a run of its own. */
async function eventOf(
  books: RunBooks,
  accountId: string,
  run: { readonly id: string; readonly event: Buffer | null },
  source: Source,
): Promise<unknown> {
  const event = await openValue(books, accountId, run.id, 'event', run.event);
  if (source.parent === null) return event ?? null;
  const record = await openValue(books, accountId, source.id, 'record', source.record);
  return { ...(typeof event === 'object' && event !== null ? event : {}), record: record ?? null };
}

async function parentOf(database: Kysely<Database>, id: string): Promise<string | null> {
  const row = await database.selectFrom('transactions').select('parent_id').where('id', '=', id).executeTakeFirst();
  return row?.parent_id ?? null;
}

/** Sealed values are bound to their transaction: they are sealed again for the new one. */
async function keepSteps(
  books: RunBooks,
  database: Kysely<Database>,
  accountId: string,
  from: string,
  to: string,
  steps: readonly string[] | 'all',
): Promise<void> {
  if (steps.length === 0) return;
  let select = database
    .selectFrom('steps')
    .selectAll()
    .where('transaction_id', '=', from)
    .where('state', 'in', ['succeeded', 'skipped']);
  // A loop above a record is not the record's.
  select = steps === 'all' ? select.where('kind', '!=', 'loop') : select.where('step', 'in', steps);
  for (const row of await select.execute()) {
    const input = await openValue(books, accountId, from, `${row.step}.input`, row.input);
    const output = await openValue(books, accountId, from, `${row.step}.output`, row.output);
    await database
      .insertInto('steps')
      .values({
        transaction_id: to,
        step: row.step,
        kind: row.kind,
        state: row.state,
        attempts: row.attempts,
        input: await sealValue(books, accountId, to, `${row.step}.input`, input),
        output: await sealValue(books, accountId, to, `${row.step}.output`, output),
        call_id: row.call_id,
        finished_at: row.finished_at,
      })
      .execute();
  }
}
