import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { compareDocuments, type DocumentChange } from '../definition/compare-documents.ts';
import type { CycleDocument } from '../definition/cycle-document.ts';
import { documentFrom } from '../definition/read-document.ts';
import { bind } from './bindings.ts';
import { changeCycle } from './change-cycle.ts';
import { prerequisitesOfVersion, type Prerequisite } from './prerequisites.ts';
import { publishCycle, type PublishNeeds } from './publish-cycle.ts';
import { readStanding, type Standing } from './standing.ts';
import type { StoredCycle } from './stored-cycle.ts';
import { readTemplate, readTemplateVersion } from './stored-template.ts';
import { fillIn } from './variables.ts';

/** The version of a template that cycles are updated to. */
export interface TemplateRelease {
  readonly template: string;
  readonly version: number;
  readonly document: CycleDocument;
}

/** @throws TandemError `not_found`; `conflict` where no version is live */
export async function readRelease(database: Kysely<Database>, id: string): Promise<TemplateRelease> {
  const { live_version: version } = await readTemplate(database, id);
  if (version === null) {
    throw new TandemError('conflict', 'No version of the template is live.', { hint: 'Publish it first.' });
  }
  const { document } = await readTemplateVersion(database, id, version);
  return { template: id, version, document: documentFrom(document, 'document') };
}

/** What updating a cycle would change. */
export interface PlannedUpdate {
  readonly changes: readonly DocumentChange[];
  /** What the cycle would lack then. */
  readonly prerequisites: readonly Prerequisite[];
}

/** What updating a cycle would change in its draft, changes of its own to the draft included: the template's are taken instead. */
export function planUpdate({ row }: StoredCycle, release: TemplateRelease, standing: Standing): PlannedUpdate {
  const document = { ...release.document, name: row.name };
  const candidates = [...standing.installations.values()].map((installation) => ({
    id: installation.row.id,
    connector: installation.row.connector,
    name: installation.row.name,
  }));
  const bindings = bind({ document, candidates, current: row.bindings, wishes: {}, byItself: true });
  const variables = fillIn(document, row.variables, {});
  return {
    changes: compareDocuments(row.draft, document),
    prerequisites: prerequisitesOfVersion({ document, bindings, variables }, standing),
  };
}

/** What became of a cycle that was updated. */
export interface Updated {
  /** False where what is live stays, since the cycle is enabled and could not go on with the new version, or since nothing was live. */
  readonly published: boolean;
  readonly prerequisites: readonly Prerequisite[];
}

/**
 * Takes a release into a cycle; in the caller's transaction. Its name, bindings, variables, checkpoints, address and whether it is enabled stay. What is
 * live is replaced too, unless an enabled cycle could not go on with it: then the draft waits for what it lacks.
 *
 * @throws TandemError `not_found`
 */
export async function takeRelease(
  needs: PublishNeeds,
  database: Kysely<Database>,
  cycle: StoredCycle,
  { release, by }: { readonly release: TemplateRelease; readonly by: string },
): Promise<Updated> {
  const { row, live } = cycle;
  const { account_id: accountId, id } = row;
  const document = { ...release.document, name: row.name };
  await changeCycle(database, accountId, id, { document, templateVersion: release.version, bindsByItself: true });
  const { prerequisites } = planUpdate(cycle, release, await readStanding(needs, database, accountId));
  const canGoOn = !row.enabled || prerequisites.length === 0;
  if (live === undefined || !canGoOn) return { published: false, prerequisites };
  await publishCycle(needs, database, { accountId, id, by });
  return { published: true, prerequisites };
}
