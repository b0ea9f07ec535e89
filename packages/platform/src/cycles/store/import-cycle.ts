import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { Vault } from '../../vault/vault.ts';
import { compareDocuments, type DocumentChange } from '../definition/compare-documents.ts';
import { documentFrom } from '../definition/read-document.ts';
import { bind, candidatesOf } from './bindings.ts';
import { changeCycle, makeCycle } from './change-cycle.ts';
import { cycleOfFile, wishesByName, type ExportedCycle, type UnknownBinding } from './exported-cycle.ts';
import { readCycle, type StoredCycle } from './stored-cycle.ts';
import { fillIn } from './variables.ts';

export interface ImportOrder {
  readonly accountId: string;
  readonly file: ExportedCycle;
  /** The cycle to change; the one of the document's name unless given. */
  readonly cycle: string | undefined;
  /** Tells what would change, and changes nothing. */
  readonly dryRun: boolean;
}

export interface Imported {
  /** The cycle; undefined where a dry run would have made it. */
  readonly id: string | undefined;
  readonly created: boolean;
  /** Of a cycle that was there. Values of variables stand under `values`. */
  readonly changes: readonly DocumentChange[];
  readonly unknown: readonly UnknownBinding[];
}

/**
 * Makes a cycle from a file, or changes the draft of the one it is about; in the caller's transaction. Id, address, checkpoints, what is live and
 * whether it is enabled stay; bindings and variables that the file does not name stay too.
 *
 * @throws TandemError `input_invalid`, `not_found`, `conflict`
 */
export async function importCycle(vault: Vault, database: Kysely<Database>, order: ImportOrder): Promise<Imported> {
  const { accountId, file, dryRun } = order;
  const document = documentFrom(file.document, 'document');
  const candidates = await candidatesOf(database, accountId);
  const { wishes, unknown } = wishesByName(file.bindings ?? {}, candidates);
  const id = await cycleOfFile(database, accountId, { cycle: order.cycle, name: document.name });
  const wanted = { document, bindings: wishes, variables: file.variables ?? {} };
  if (id === undefined) {
    bind({ document, candidates, current: {}, wishes, byItself: true });
    fillIn(document, {}, wanted.variables);
    const made = dryRun ? undefined : await makeCycle(vault, database, { accountId, ...wanted });
    return { id: made, created: true, changes: [], unknown };
  }
  const before = await readCycle(database, accountId, id);
  const bindings = bind({ document, candidates, current: before.row.bindings, wishes, byItself: true });
  const variables = fillIn(document, before.row.variables, wanted.variables);
  const changes = changesOf(before, { document, bindings, variables });
  if (!dryRun && changes.length > 0) await changeCycle(database, accountId, id, { ...wanted, bindsByItself: true });
  return { id, created: false, changes, unknown };
}

function changesOf(
  { row }: StoredCycle,
  after: Readonly<Record<'document' | 'bindings' | 'variables', unknown>>,
): readonly DocumentChange[] {
  return [
    ...compareDocuments(row.draft, after.document),
    ...compareDocuments({ bindings: row.bindings }, { bindings: after.bindings }),
    ...compareDocuments({ values: row.variables }, { values: after.variables }),
  ];
}
