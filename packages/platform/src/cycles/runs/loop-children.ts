import type { Kysely } from 'kysely';
import type { WaitingFor } from '../../database/cycle-tables.ts';
import type { Database } from '../../database/tables.ts';
import { openValue, type RunBooks } from './run-books.ts';

/** A transaction of a loop that has not ended. */
export interface OpenChild {
  readonly id: string;
  readonly record: unknown;
  /** Nothing of it was walked yet. */
  readonly isNew: boolean;
  /** Its row says that it waits. */
  readonly waiting: boolean;
}

const atOnce = 100;

/** Unfinished transactions of a loop that can go on now; some of them, in their order. */
export async function readDueChildren(
  books: RunBooks,
  accountId: string,
  parentId: string,
  loopStep: string,
): Promise<readonly OpenChild[]> {
  const rows = await books.database
    .selectFrom('transactions')
    .select(['id', 'record', 'state'])
    .where('parent_id', '=', parentId)
    .where('loop_step', '=', loopStep)
    .where(({ eb, or, and }) =>
      or([eb('state', '=', 'open'), and([eb('state', '=', 'waiting'), eb('due_at', '<=', new Date())])]),
    )
    .orderBy('ordinal')
    .orderBy('id')
    .limit(atOnce)
    .execute();
  return Promise.all(
    rows.map(async ({ id, record, state }) => ({
      id,
      record: await openValue(books, accountId, id, 'record', record),
      isNew: false,
      waiting: state === 'waiting',
    })),
  );
}

/** What a loop waits for whose records were all given out; undefined where all have ended. */
export async function waitOfChildren(
  { database }: { readonly database: Kysely<Database> },
  parentId: string,
  loopStep: string,
): Promise<{ readonly why: WaitingFor; readonly dueAt: Date | undefined } | undefined> {
  const row = await database
    .selectFrom('transactions')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('due_at').as('due_at')])
    .where('parent_id', '=', parentId)
    .where('loop_step', '=', loopStep)
    .where('state', 'in', ['open', 'waiting', 'undecided'])
    .executeTakeFirstOrThrow();
  if (row.count === 0) return undefined;
  return row.due_at === null ? { why: 'decision', dueAt: undefined } : { why: 'retry', dueAt: row.due_at };
}

/** How the transactions of a loop have ended. */
export async function countChildren(
  { database }: { readonly database: Kysely<Database> },
  parentId: string,
  loopStep: string,
): Promise<{ readonly succeeded: number; readonly failed: number }> {
  const rows = await database
    .selectFrom('transactions')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('parent_id', '=', parentId)
    .where('loop_step', '=', loopStep)
    .groupBy('state')
    .execute();
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { succeeded: of('succeeded'), failed: of('failed') };
}
