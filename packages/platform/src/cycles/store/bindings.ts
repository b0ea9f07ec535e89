import { nearestNames, TandemError, type FieldProblem } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { CycleDocument } from '../definition/cycle-document.ts';

/** Account connectors by the slots of a document. */
export type Bindings = Readonly<Record<string, string>>;

/** Bindings as a request gives them: one left out stays, null takes it away. */
export type BindingWishes = Readonly<Record<string, string | null>>;

/** An account connector as far as slots care. */
export interface Candidate {
  readonly id: string;
  readonly connector: string;
  readonly name: string;
}

/** What an account has to bind slots to. */
export async function candidatesOf(database: Kysely<Database>, accountId: string): Promise<readonly Candidate[]> {
  return database
    .selectFrom('account_connectors')
    .select(['id', 'connector', 'name'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
}

interface Binding {
  readonly document: CycleDocument;
  readonly candidates: readonly Candidate[];
  /** Those so far; what does not fit the document any more is dropped. */
  readonly current: Bindings;
  readonly wishes: BindingWishes;
  /** Whether a slot of which nothing is said is bound where the account has just one connector for it. */
  readonly byItself: boolean;
}

/** @throws TandemError `input_invalid` where a wish fits no slot, or no connector of the account */
export function bind({ document, candidates, current, wishes, byItself }: Binding): Bindings {
  const problems: FieldProblem[] = Object.entries(wishes).flatMap(([slot, id]) =>
    wishProblem(document, candidates, slot, id),
  );
  if (problems.length > 0) {
    throw new TandemError('input_invalid', 'A connector of the cycle cannot be bound as asked.', { errors: problems });
  }
  return Object.fromEntries(
    Object.entries(document.connectors).flatMap(([slot, { connector }]): [string, string][] => {
      const fitting = candidates.filter((candidate) => candidate.connector === connector);
      const wish = Object.hasOwn(wishes, slot) ? wishes[slot] : undefined;
      if (wish === null) return [];
      const kept = wish ?? (Object.hasOwn(current, slot) ? current[slot] : undefined);
      const bound =
        fitting.find(({ id }) => id === kept) ?? (byItself && fitting.length === 1 ? fitting[0] : undefined);
      return bound === undefined ? [] : [[slot, bound.id]];
    }),
  );
}

function wishProblem(
  document: CycleDocument,
  candidates: readonly Candidate[],
  slot: string,
  id: string | null,
): readonly FieldProblem[] {
  const field = `bindings.${slot}`;
  const slots = Object.keys(document.connectors);
  const wanted = Object.hasOwn(document.connectors, slot) ? document.connectors[slot] : undefined;
  if (wanted === undefined) {
    const nearest = nearestNames(slot, slots);
    return [{ field, code: 'unknown', detail: 'The document has no such connector.', nearest }];
  }
  if (id === null) return [];
  const found = candidates.find((candidate) => candidate.id === id);
  if (found === undefined) return [{ field, code: 'invalid', detail: 'The account has no such connector.' }];
  if (found.connector === wanted.connector) return [];
  return [{ field, code: 'invalid', detail: `It must be a connector of ${wanted.connector}.` }];
}
