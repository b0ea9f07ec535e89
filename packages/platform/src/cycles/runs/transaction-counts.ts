import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';

interface Books {
  readonly database: Kysely<Database>;
}

/** How the transactions of a run have ended: those of its records, or the root itself where no loop made any. */
export async function countTransactions(
  { database }: Books,
  runId: string,
  rootId: string,
  root: 'succeeded' | 'failed' | 'cancelled',
): Promise<Readonly<Record<string, number>>> {
  const rows = await database
    .selectFrom('transactions')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('run_id', '=', runId)
    .where('id', '!=', rootId)
    .groupBy('state')
    .execute();
  if (rows.length === 0) return { [root]: 1 };
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Ends the transactions of a run that have not ended, the root excepted. */
export async function cancelTransactions({ database }: Books, runId: string, rootId: string): Promise<void> {
  await database
    .updateTable('transactions')
    .set({ state: 'cancelled', due_at: null, finished_at: sql<Date>`now()` })
    .where('run_id', '=', runId)
    .where('id', '!=', rootId)
    .where('state', 'in', ['open', 'waiting', 'undecided'])
    .execute();
}
