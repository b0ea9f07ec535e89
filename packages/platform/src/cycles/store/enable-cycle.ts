import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { documentFrom } from '../definition/read-document.ts';
import { prerequisitesOf } from './prerequisites.ts';
import type { PublishNeeds } from './publish-cycle.ts';
import { refusePrerequisites } from './refuse-problems.ts';
import { readStanding } from './standing.ts';
import { lockCycle } from './stored-cycle.ts';

/**
 * Lets the triggers of a cycle begin; in the caller's transaction. Nothing happens where they do already.
 *
 * @returns whether anything changed
 * @throws TandemError `conflict` with the prerequisites that are missing; `not_found`
 */
export async function enableCycle(
  needs: PublishNeeds,
  database: Kysely<Database>,
  accountId: string,
  id: string,
): Promise<boolean> {
  const stored = await lockCycle(database, accountId, id);
  const { row, live } = stored;
  if (row.enabled) return false;
  refusePrerequisites(
    'The cycle cannot start yet.',
    prerequisitesOf(stored, await readStanding(needs, database, accountId)),
  );
  if (live === undefined) throw new Error(`${id} has no version, and nothing says so.`);
  await setEnabled(database, id, true);
  await needs.lifecycle.onEnabled(database, {
    id,
    accountId,
    name: row.name,
    enabled: true,
    version: live.number,
    document: documentFrom(live.document, 'document'),
    bindings: live.bindings,
    variables: live.variables,
  });
  return true;
}

/**
 * Lets the triggers of a cycle end; in the caller's transaction. Runs under way go on, and checkpoints stay.
 *
 * @returns whether anything changed
 * @throws TandemError `not_found`
 */
export async function disableCycle(
  { lifecycle }: Pick<PublishNeeds, 'lifecycle'>,
  database: Kysely<Database>,
  accountId: string,
  id: string,
): Promise<boolean> {
  const { row } = await lockCycle(database, accountId, id);
  if (!row.enabled) return false;
  await setEnabled(database, id, false);
  await lifecycle.onDisabled(database, { id, accountId, name: row.name });
  return true;
}

async function setEnabled(database: Kysely<Database>, id: string, enabled: boolean): Promise<void> {
  await database.updateTable('cycles').set({ enabled }).where('id', '=', id).execute();
}
