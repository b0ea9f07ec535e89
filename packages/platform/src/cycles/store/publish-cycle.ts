import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { checkDocument } from '../definition/check-document.ts';
import type { CycleDocument } from '../definition/cycle-document.ts';
import { addVersion } from './add-version.ts';
import { readableDraft } from './change-cycle.ts';
import type { CycleLifecycle, LiveCycle } from './cycle-lifecycle.ts';
import { nextMoment } from './next-moment.ts';
import { prerequisitesOfVersion } from './prerequisites.ts';
import { refusePrerequisites, refuseProblems } from './refuse-problems.ts';
import { boundConnectors, readStanding, type StandingNeeds } from './standing.ts';
import { lockCycle, type StoredCycle } from './stored-cycle.ts';

/** What is needed to change what is live. */
export interface PublishNeeds extends StandingNeeds {
  readonly lifecycle: CycleLifecycle;
}

/** The version that is live now, and whether it is a new one. */
export interface Published {
  readonly version: number;
  readonly isNew: boolean;
}

/**
 * Makes the draft, with its bindings and variables, the version that triggers start; in the caller's transaction. Runs under way go on with theirs, and
 * checkpoints stay. Where nothing was changed, nothing happens.
 *
 * @throws TandemError `conflict` where the document has errors, or where the cycle is enabled and could not go on with it; `not_found`
 */
export async function publishCycle(
  needs: PublishNeeds,
  database: Kysely<Database>,
  { accountId, id, by }: { readonly accountId: string; readonly id: string; readonly by: string },
): Promise<Published> {
  const stored = await lockCycle(database, accountId, id);
  if (stored.live !== undefined && !stored.changedSinceLive) return { version: stored.live.number, isNew: false };
  const document = readableDraft(stored);
  await refuseUnfit(needs, database, stored, document);
  const version = await insertVersion(database, stored, by);
  await needs.lifecycle.onPublished(database, liveCycleOf(stored, document, version));
  return { version, isNew: true };
}

async function refuseUnfit(
  needs: PublishNeeds,
  database: Kysely<Database>,
  { row }: StoredCycle,
  document: CycleDocument,
): Promise<void> {
  const standing = await readStanding(needs, database, row.account_id);
  const bound = boundConnectors(standing, row.bindings);
  refuseProblems(checkDocument(document, { connectors: needs.library.connectors, bound }), 'draft');
  if (!row.enabled) return;
  const missing = prerequisitesOfVersion(
    { document: row.draft, bindings: row.bindings, variables: row.variables },
    standing,
  );
  refusePrerequisites('The cycle is enabled, and could not go on with this version.', missing);
}

async function insertVersion(database: Kysely<Database>, { row }: StoredCycle, by: string): Promise<number> {
  const number = await addVersion(database, row, { by, published: true });
  await database
    .updateTable('cycles')
    .set({ live_version: number, updated_at: nextMoment(row.updated_at) })
    .where('id', '=', row.id)
    .execute();
  return number;
}

function liveCycleOf({ row }: StoredCycle, document: CycleDocument, version: number): LiveCycle {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    enabled: row.enabled,
    version,
    document,
    bindings: row.bindings,
    variables: row.variables,
  };
}
