import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { readDocument } from '../definition/read-document.ts';
import { candidatesOf, type BindingWishes, type Candidate } from './bindings.ts';
import { documentAnswer } from './cycle-answer.ts';
import type { StoredCycle } from './stored-cycle.ts';

export const exportedCycle = z
  .strictObject({
    format: z.literal(1),
    document: documentAnswer,
    bindings: z
      .record(z.string().max(100), z.string().max(100))
      .optional()
      .describe('Names of account connectors by the names that the document gives them'),
    variables: z.record(z.string().max(100), z.unknown()).optional(),
  })
  .meta({ id: 'ExportedCycle' });

/** A cycle as it stands in a file. It holds no secret, since neither documents nor variables do: those are the account connectors'. */
export type ExportedCycle = z.infer<typeof exportedCycle>;

/** The draft of a cycle as a file: its account connectors by name, so that another account can have it too. */
export async function exportCycle(
  database: Kysely<Database>,
  schemaUrl: string,
  { row }: StoredCycle,
): Promise<ExportedCycle> {
  const candidates = await candidatesOf(database, row.account_id);
  const bindings = Object.entries(row.bindings).flatMap(([slot, id]): [string, string][] => {
    const name = candidates.find((candidate) => candidate.id === id)?.name;
    return name === undefined ? [] : [[slot, name]];
  });
  // Reading it puts members into the order of the grammar; the database keeps them in its own.
  const { document = row.draft } = readDocument(row.draft);
  return {
    format: 1,
    document: { $schema: schemaUrl, ...document },
    bindings: Object.fromEntries(bindings),
    variables: row.variables,
  };
}

/** A slot for which the account has no connector of the name that the file gives. */
export interface UnknownBinding {
  readonly slot: string;
  readonly name: string;
}

/** Bindings by name as bindings by id. */
export function wishesByName(
  bindings: Readonly<Record<string, string>>,
  candidates: readonly Candidate[],
): { readonly wishes: BindingWishes; readonly unknown: readonly UnknownBinding[] } {
  const found = Object.entries(bindings).map(([slot, name]) => ({
    slot,
    name,
    id: candidates.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())?.id,
  }));
  return {
    wishes: Object.fromEntries(found.flatMap(({ slot, id }) => (id === undefined ? [] : [[slot, id]]))),
    unknown: found.filter(({ id }) => id === undefined).map(({ slot, name }) => ({ slot, name })),
  };
}

/**
 * The cycle that a file is about: the one that is named, else the one of the document's name.
 *
 * @throws TandemError `not_found` where one is named that is not there
 */
export async function cycleOfFile(
  database: Kysely<Database>,
  accountId: string,
  { cycle, name }: { readonly cycle: string | undefined; readonly name: string },
): Promise<string | undefined> {
  let select = database.selectFrom('cycles').select('id').where('account_id', '=', accountId);
  select =
    cycle === undefined
      ? select.where(({ fn }) => fn('lower', ['name']), '=', name.toLowerCase())
      : select.where('id', '=', cycle);
  const found = await select.executeTakeFirst();
  if (found === undefined && cycle !== undefined) throw new TandemError('not_found', 'The account has no such cycle.');
  return found?.id;
}
