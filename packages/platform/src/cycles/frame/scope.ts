import type { Selectable } from 'kysely';
import type { StepState, StepTable } from '../../database/cycle-tables.ts';
import { openValue, type RunBooks } from '../runs/run-books.ts';

/** What a step was before, as far as it was committed. */
export interface StepMemory {
  readonly state: StepState;
  readonly attempts: number;
  readonly input: unknown;
  readonly output: unknown;
  readonly cursor: Readonly<Record<string, unknown>> | undefined;
  readonly callId: string | undefined;
  readonly startedAt: Date;
}

/** What values of a document see; the same names everywhere. */
export type ValueContext = {
  readonly trigger: unknown;
  readonly record: unknown;
  readonly steps: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly trigger: string;
    /** When the last run of the cycle that succeeded was made; null where none has. */
    readonly lastSuccessAt: string | null;
  };
  readonly account: { readonly id: string; readonly name: string; readonly externalId: string | null };
  readonly cycle: { readonly id: string; readonly name: string };
};

/** One transaction while it is walked: what its steps gave, and those of the transactions around it. */
export class Scope {
  readonly transactionId: string;
  /** It is the run's own, and not that of a record. */
  readonly isRoot: boolean;
  #base: ValueContext;
  readonly #steps: Record<string, unknown>;
  readonly #memories: Map<string, StepMemory>;
  /** Its row says that it waits: the next write says that it does no more. */
  waiting: boolean;

  constructor(
    transactionId: string,
    base: ValueContext,
    {
      memories = new Map(),
      waiting = false,
      isRoot = false,
    }: { memories?: Map<string, StepMemory>; waiting?: boolean; isRoot?: boolean } = {},
  ) {
    this.transactionId = transactionId;
    this.isRoot = isRoot;
    this.#base = base;
    this.#steps = { ...base.steps };
    this.#memories = memories;
    this.waiting = waiting;
  }

  memory(step: string): StepMemory | undefined {
    return this.#memories.get(step);
  }

  /** Later steps see what this one gave. */
  gave(step: string, output: unknown): void {
    this.#steps[step] = output;
  }

  /** What it is about turned out to be this. */
  isAbout(about: Pick<ValueContext, 'trigger' | 'record'>): void {
    this.#base = { ...this.#base, ...about };
  }

  get context(): ValueContext {
    return { ...this.#base, steps: this.#steps };
  }

  /** The scope of a record of a loop: it sees what was given around it. */
  child(
    transactionId: string,
    record: unknown,
    options: { memories?: Map<string, StepMemory>; waiting?: boolean } = {},
  ): Scope {
    return new Scope(transactionId, { ...this.context, record }, options);
  }
}

type Row = Selectable<StepTable>;

/** What is known of the steps of transactions, by transaction and step. */
export async function readMemories(
  books: RunBooks,
  accountId: string,
  transactionIds: readonly string[],
): Promise<ReadonlyMap<string, Map<string, StepMemory>>> {
  const found = new Map<string, Map<string, StepMemory>>(transactionIds.map((id) => [id, new Map()]));
  if (transactionIds.length === 0) return found;
  const rows = await books.database
    .selectFrom('steps')
    .selectAll()
    .where('transaction_id', 'in', transactionIds)
    .execute();
  await Promise.all(
    rows.map(async (row) => found.get(row.transaction_id)?.set(row.step, await memoryOf(books, accountId, row))),
  );
  return found;
}

async function memoryOf(books: RunBooks, accountId: string, row: Row): Promise<StepMemory> {
  const { transaction_id: id, step } = row;
  const finished = row.state === 'succeeded' || row.state === 'skipped';
  return {
    state: row.state,
    attempts: row.attempts,
    // What a finished step took is not needed again.
    input: finished ? undefined : await openValue(books, accountId, id, `${step}.input`, row.input),
    output: await openValue(books, accountId, id, `${step}.output`, row.output),
    cursor: row.cursor ?? undefined,
    callId: row.call_id ?? undefined,
    startedAt: row.started_at,
  };
}
