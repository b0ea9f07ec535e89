import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { newIdentifier } from '../../database/identifier.ts';
import type { Database } from '../../database/tables.ts';
import { isUniqueViolation } from '../../database/unique-violation.ts';
import type { Vault } from '../../vault/vault.ts';
import type { CycleDocument } from '../definition/cycle-document.ts';
import { readDocument } from '../definition/read-document.ts';
import { bind, candidatesOf, type BindingWishes } from './bindings.ts';
import { newHook } from './hook-secret.ts';
import { nextMoment } from './next-moment.ts';
import { lockCycle, type StoredCycle } from './stored-cycle.ts';
import { fillIn, type Variables } from './variables.ts';

/** What a cycle is made from. */
export interface NewCycle {
  readonly accountId: string;
  /** The name of the document unless given. */
  readonly name?: string | undefined;
  readonly document: CycleDocument;
  readonly bindings?: BindingWishes | undefined;
  readonly variables?: Variables | undefined;
  readonly template?: { readonly id: string; readonly version: number } | undefined;
}

/**
 * Makes a cycle that is a draft; in the caller's transaction. A slot of which nothing is said is bound where the account has just one connector for it.
 *
 * @returns its id
 * @throws TandemError `input_invalid`; `conflict` where the account has a cycle of the name
 */
export async function makeCycle(vault: Vault, database: Kysely<Database>, cycle: NewCycle): Promise<string> {
  const { accountId, document, template } = cycle;
  const id = newIdentifier('cyc');
  const draft = { ...document, name: cycle.name ?? document.name };
  const candidates = await candidatesOf(database, accountId);
  const bindings = bind({ document, candidates, current: {}, wishes: cycle.bindings ?? {}, byItself: true });
  const variables = fillIn(document, {}, cycle.variables ?? {});
  await database
    .insertInto('cycles')
    .values({
      id,
      account_id: accountId,
      name: draft.name,
      template_id: template?.id ?? null,
      template_version: template?.version ?? null,
      draft: JSON.stringify(draft),
      bindings: JSON.stringify(bindings),
      variables: JSON.stringify(variables),
      ...(await newHook(vault, accountId, id)),
    })
    .execute()
    .catch((error: unknown) => {
      throw cycleNameTaken(error);
    });
  return id;
}

/** What a cycle is changed to; what is left out stays. */
export interface CycleChange {
  readonly name?: string | undefined;
  readonly document?: CycleDocument | undefined;
  readonly bindings?: BindingWishes | undefined;
  readonly variables?: Variables | undefined;
  /** The change is refused where somebody else changed it since. */
  readonly ifUpdatedAt?: string | undefined;
  /** The version of its template that the document is. */
  readonly templateVersion?: number | undefined;
  /** Whether a slot of which nothing is said is bound where the account has just one connector for it. */
  readonly bindsByItself?: boolean | undefined;
}

/**
 * Changes the draft of a cycle with its bindings and variables; in the caller's transaction. What is live, its checkpoints and its address stay.
 *
 * @throws TandemError `not_found`, `input_invalid`; `conflict` where the name is taken, or it was changed meanwhile
 */
export async function changeCycle(
  database: Kysely<Database>,
  accountId: string,
  id: string,
  change: CycleChange,
): Promise<void> {
  const stored = await lockCycle(database, accountId, id);
  const { row } = stored;
  refuseStale(row.updated_at, change.ifUpdatedAt);
  const document = change.document ?? readableDraft(stored);
  const draft = { ...document, name: change.name ?? (change.document === undefined ? row.name : document.name) };
  const candidates = await candidatesOf(database, accountId);
  const bindings = bind({
    document,
    candidates,
    current: row.bindings,
    wishes: change.bindings ?? {},
    byItself: change.bindsByItself ?? false,
  });
  await database
    .updateTable('cycles')
    .set({
      name: draft.name,
      draft: JSON.stringify(draft),
      bindings: JSON.stringify(bindings),
      variables: JSON.stringify(fillIn(document, row.variables, change.variables ?? {})),
      updated_at: nextMoment(row.updated_at),
      ...(change.templateVersion === undefined ? {} : { template_version: change.templateVersion }),
    })
    .where('id', '=', id)
    .execute()
    .catch((error: unknown) => {
      throw cycleNameTaken(error);
    });
}

/** @throws TandemError `conflict` where what is there is not what the sender saw */
export function refuseStale(updatedAt: Date, ifUpdatedAt: string | undefined): void {
  if (ifUpdatedAt === undefined || new Date(ifUpdatedAt).getTime() === updatedAt.getTime()) return;
  throw new TandemError('conflict', 'It was changed by somebody else meanwhile.', {
    hint: 'Read it again, and make your change to what is there now.',
    errors: [{ field: 'ifUpdatedAt', code: 'invalid', detail: 'It is not when it was last changed.' }],
  });
}

/**
 * The draft as a document.
 *
 * @throws TandemError `conflict` where an earlier version of Tandem wrote what this one does not read
 */
export function readableDraft({ row }: Pick<StoredCycle, 'row'>): CycleDocument {
  const { document } = readDocument(row.draft);
  if (document !== undefined) return document;
  throw new TandemError('conflict', 'The draft is not a document that this version of Tandem reads.', {
    hint: 'Give a whole draft.',
  });
}

function cycleNameTaken(error: unknown): unknown {
  if (!isUniqueViolation(error, 'cycles_name')) return error;
  return new TandemError('conflict', 'The account has a cycle of this name already.', {
    errors: [{ field: 'name', code: 'invalid', detail: 'It is taken.' }],
  });
}
