import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';

/** How a run stands, counted. */
export interface Counted {
  /** Transactions by step and by how it stands there. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Transactions of records by how they stand. */
  readonly transactions: Readonly<Record<string, number>>;
}

/** Counting may take this part of the time at most. */
const share = 20;
const mostRemembered = 200;

/** Counts of runs; those of a long one are remembered for a while, so that watching it does not slow it down. */
export class RunCounts {
  readonly #remembered = new Map<string, { readonly counted: Promise<Counted>; until: number }>();

  async of(database: Kysely<Database>, run: string, root: string | null): Promise<Counted> {
    const known = this.#remembered.get(run);
    if (known !== undefined && performance.now() < known.until) return known.counted;
    const began = performance.now();
    const counted = count(database, run, root);
    const entry = { counted, until: Number.POSITIVE_INFINITY };
    this.#remembered.delete(run);
    this.#remembered.set(run, entry);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
    try {
      await counted;
      const tookMs = performance.now() - began;
      // What is counted in no time is counted each time.
      entry.until = tookMs < 100 ? 0 : performance.now() + tookMs * share;
    } catch (error) {
      this.#remembered.delete(run);
      throw error;
    }
    return counted;
  }
}

async function count(database: Kysely<Database>, run: string, root: string | null): Promise<Counted> {
  return { steps: await countSteps(database, run), transactions: await countByState(database, run, root) };
}

async function countSteps(database: Kysely<Database>, run: string) {
  const { rows } = await sql<{ step: string; state: string; count: number }>`
    select steps.step, steps.state, count(*) as count from steps
    join transactions on transactions.id = steps.transaction_id
    where transactions.run_id = ${run} group by steps.step, steps.state`.execute(database);
  const counts: Record<string, Record<string, number>> = {};
  for (const { step, state, count } of rows) counts[step] = { ...counts[step], [state]: count };
  return counts;
}

async function countByState(
  database: Kysely<Database>,
  run: string,
  root: string | null,
): Promise<Record<string, number>> {
  if (root === null) return {};
  const rows = await database
    .selectFrom('transactions')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('run_id', '=', run)
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('id', '!=', root),
        not(
          exists(
            selectFrom('transactions as child')
              .select('child.id')
              .where('child.run_id', '=', run)
              .where('child.id', '!=', root),
          ),
        ),
      ]),
    )
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
