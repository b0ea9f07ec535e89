import { sql, type Kysely } from 'kysely';
import { nodeIsDead } from '../../calls/nodes/living-node.ts';
import type { Database } from '../../database/tables.ts';

/** Gives back the runs of dead nodes, so that others take them; answers their accounts. */
export async function freeRuns(database: Kysely<Database>): Promise<readonly string[]> {
  const rows = await database
    .updateTable('runs')
    .set({ state: 'queued', node_id: null, due_at: sql<Date>`now()` })
    .where('state', '=', 'running')
    .where(nodeIsDead('runs.node_id'))
    .returning('account_id')
    .execute();
  return [...new Set(rows.map(({ account_id: id }) => id))];
}

/** Runs that the database says this node drives. */
export async function runsOfNode(database: Kysely<Database>, node: string): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('runs')
    .select('id')
    .where('state', '=', 'running')
    .where('node_id', '=', node)
    .execute();
  return rows.map(({ id }) => id);
}

/** Gives back runs of this node that nothing drives any more, as after the database was gone; answers their accounts. */
export async function giveBackRuns(
  database: Kysely<Database>,
  node: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .updateTable('runs')
    .set({ state: 'queued', node_id: null, due_at: sql<Date>`now()` })
    .where('state', '=', 'running')
    .where('node_id', '=', node)
    .where('id', 'in', ids)
    .returning('account_id')
    .execute();
  return [...new Set(rows.map(({ account_id: id }) => id))];
}
