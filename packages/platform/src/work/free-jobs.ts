import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';

/** This node, as it holds jobs. */
export interface Holder {
  readonly node: string;
  /** Its pool of workers that is at work, named `node/number`: what others of its own hold was lost. */
  readonly pool: string | undefined;
}

/**
 * Frees jobs that nobody does any more, so that they are begun again.
 *
 * @param silenceMs silence after which another node counts as dead; without it only what this node has lost is freed
 * @returns the pools of workers whose jobs were freed
 */
export async function freeJobs(
  database: Kysely<Database>,
  { node, pool }: Holder,
  silenceMs?: number,
): Promise<readonly string[]> {
  const ofDeadNode = sql`not exists (
    select 1 from nodes
    where nodes.id = split_part(holders.pool, '/', 1) and nodes.seen_at > now() - make_interval(secs => ${(silenceMs ?? 0) / 1000})
  )`;
  const { rows } = await sql<{ pool: string }>`
    with holders as (select distinct locked_by as pool from graphile_worker.jobs where locked_by is not null)
    select pool from holders
    where pool is distinct from ${pool ?? null}::text
      and (split_part(pool, '/', 1) = ${node} or ${silenceMs === undefined ? sql`false` : ofDeadNode})`.execute(
    database,
  );
  const pools = rows.map((row) => row.pool);
  if (pools.length > 0) await free(database, pools);
  return pools;
}

/**
 * A node that only seemed dead goes on with them, and deletes them by id when they end: then with what has taken their place. Hence each is free and has
 * another id at the same time, which the engine's own function does not do; those that are not tried again keep theirs, and are deleted.
 */
function free(database: Kysely<Database>, pools: readonly string[]): Promise<void> {
  return database.transaction().execute(async (transaction) => {
    const theirs = sql`locked_by = any(${pools}::text[])`;
    const unlocked = sql`locked_at = null, locked_by = null`;
    await sql`
      update graphile_worker._private_jobs set id = default, ${unlocked}
      where ${theirs} and attempts < max_attempts`.execute(transaction);
    await sql`
      update graphile_worker._private_jobs set ${unlocked}
      where ${theirs} and attempts >= max_attempts`.execute(transaction);
    await sql`update graphile_worker._private_job_queues set ${unlocked} where ${theirs}`.execute(transaction);
  });
}
