import type pg from 'pg';
import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import type { RunEnd, StepState, TransactionState, WaitingFor } from '../../database/cycle-tables.ts';
import type { ClaimedRun } from './claim-runs.ts';
import { sealValue, type RunBooks } from './run-books.ts';

/** Another node has taken the run, or somebody has deleted it: nothing that was computed for it may be written. */
export class LeaseLost extends Error {
  constructor() {
    super('The run belongs to another node by now.');
    this.name = 'LeaseLost';
  }
}

/** What is written of a step. What is left out keeps its value where the step was written before. */
export interface StepWriting {
  readonly transactionId: string;
  readonly step: string;
  readonly kind: string;
  readonly state: StepState;
  readonly attempts: number;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly cursor?: Readonly<Record<string, unknown>> | undefined;
  readonly callId?: string | undefined;
  readonly error?: Readonly<Record<string, unknown>> | undefined;
  readonly warnings?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/** How a transaction stands after a step. */
export interface TransactionWriting {
  readonly transactionId: string;
  readonly state: TransactionState;
  readonly dueAt?: Date | undefined;
  readonly error?: Readonly<Record<string, unknown>> | undefined;
}

/** How a run ends. */
export interface RunEnding {
  readonly state: RunEnd;
  readonly counts: Readonly<Record<string, number>>;
  readonly error?: Readonly<Record<string, unknown>> | undefined;
  readonly answer?: unknown;
}

/** A record that a loop makes a transaction of. */
export interface ChildWriting {
  readonly id: string;
  readonly ordinal: number;
  readonly record: unknown;
  readonly recordKey?: string | undefined;
  readonly contentHash?: string | undefined;
}

type Fenced = pg.QueryResultRow & { readonly held: boolean; readonly cancelled: boolean | null };

/** What has no effect is done again after a crash, but not more of it than this. */
const mostHeld = 20;

/** The row of the run is locked against whoever would take it until the statement is committed. */
const fence = `lease as (select cancel_requested_at from runs where id = $1 and node_id = $2 and epoch = $3 and state = 'running' for share)`;
const outcome = `select exists (select 1 from lease) as held, (select cancel_requested_at is not null from lease) as cancelled`;

const stepColumns = `transaction_id, step, kind, state, attempts, input, output, cursor, call_id, error, warnings, finished_at`;
/** Writes steps, given as a list for each column from a parameter on, if `source` has a row. */
const putSteps = (from: number, source: string) => `step as (
  insert into steps (${stepColumns})
  select written.transaction_id, step, kind, state, attempts, input, output, cursor::jsonb, call_id, error::jsonb, warnings::jsonb,
    case when state in ('succeeded', 'skipped', 'failed') then now() end
  from ${source}, unnest($${from}::text[], $${from + 1}::text[], $${from + 2}::text[], $${from + 3}::text[], $${from + 4}::integer[],
    $${from + 5}::bytea[], $${from + 6}::bytea[], $${from + 7}::text[], $${from + 8}::text[], $${from + 9}::text[], $${from + 10}::text[])
    with ordinality as written (transaction_id, step, kind, state, attempts, input, output, cursor, call_id, error, warnings, place)
  order by place
  on conflict (transaction_id, step) do update set
    state = excluded.state, attempts = excluded.attempts, input = coalesce(excluded.input, steps.input), output = excluded.output,
    cursor = coalesce(excluded.cursor, steps.cursor), call_id = coalesce(excluded.call_id, steps.call_id), error = excluded.error,
    warnings = excluded.warnings, finished_at = excluded.finished_at
)`;

const transactionUpdate = (from: number) => `
  update transactions set state = $${from + 1}, due_at = $${from + 2}::timestamptz, error = $${from + 3}::jsonb,
    finished_at = case when $${from + 1} in ('succeeded', 'failed', 'cancelled') then now() end
  where id = $${from} and exists (select 1 from lease)`;

const writeSteps: PreparedStatement = {
  name: 'cycle-write-steps',
  text: `with ${fence}, ${putSteps(4, 'lease')} ${outcome}`,
};
const writeStepsAndTransaction: PreparedStatement = {
  name: 'cycle-write-steps-and-transaction',
  text: `with ${fence}, ${putSteps(4, 'lease')}, changed as (${transactionUpdate(15)}) ${outcome}`,
};
const writeTransaction: PreparedStatement = {
  name: 'cycle-write-transaction',
  text: `with ${fence}, changed as (${transactionUpdate(4)}) ${outcome}`,
};
const writeBatch: PreparedStatement = {
  name: 'cycle-write-batch',
  text: `with ${fence}, children as (
      insert into transactions (id, run_id, account_id, parent_id, loop_step, state, ordinal, record, record_key, content_hash)
      select child.id, $1, $4, $5, $6, 'open', child.ordinal, child.record, child.record_key, child.content_hash
      from lease, unnest($7::text[], $8::bigint[], $9::bytea[], $10::text[], $11::text[]) as child (id, ordinal, record, record_key, content_hash)
      on conflict (parent_id, loop_step, record_key) where record_key is not null do nothing
      returning id
    ), moved as (
      update steps set cursor = $12::jsonb where transaction_id = $5 and step = $6 and exists (select 1 from lease)
    )
    select exists (select 1 from lease) as held, (select cancel_requested_at is not null from lease) as cancelled,
      (select coalesce(array_agg(id), '{}') from children) as made`,
};
const endRunText = (step: string) => `with ended as (
      update runs set state = $4, node_id = null, due_at = null, waiting_for = null, counts = $5::jsonb, error = $6::jsonb, answer = $7::bytea, finished_at = now()
      where id = $1 and node_id = $2 and epoch = $3 and state = 'running'
      returning id
    ), root as (
      update transactions set state = $9, error = $10::jsonb, due_at = null, finished_at = now() where id = $8 and exists (select 1 from ended)
    )${step}, told as (
      select graphile_worker.add_job('cycle.run-ended', json_build_object('run', ended.id), job_key => 'run-ended/' || ended.id, max_attempts => 12)
      from ended join runs on runs.id = ended.id join cycles on cycles.id = runs.cycle_id
      where $4 in ('failed', 'partlySucceeded') or cycles.failing_since is not null
    )
    select exists (select 1 from ended) as held, false as cancelled, (select count(*) from told) as told`;
const endRun: PreparedStatement = { name: 'cycle-end-run', text: endRunText('') };
const endRunWithSteps: PreparedStatement = {
  name: 'cycle-end-run-with-steps',
  text: endRunText(`, ${putSteps(11, 'ended')}`),
};
const releaseRun: PreparedStatement = {
  name: 'cycle-release-run',
  text: `with released as (
      update runs set state = $4, waiting_for = $5, node_id = null,
        due_at = case when cancel_requested_at is null then $6::timestamptz else now() end
      where id = $1 and node_id = $2 and epoch = $3 and state = 'running'
      returning id
    ), told as (
      select graphile_worker.add_job('cycle.run-undecided', json_build_object('run', id), job_key => 'run-undecided/' || id, max_attempts => 12)
      from released where $5 = 'decision'
    )
    select exists (select 1 from released) as held, false as cancelled, (select count(*) from told) as told`,
};

/**
 * The right to drive a run, held by one node until another takes it. Every method is one statement that is committed only while the right is
 * held. All throw `LeaseLost` where it is not.
 */
export class Lease {
  readonly runId: string;
  readonly accountId: string;
  readonly #books: RunBooks;
  readonly #epoch: number;
  #cancelled: boolean;
  /** Steps without effect that are not committed yet, by transaction. */
  readonly #held = new Map<string, StepWriting[]>();

  constructor(books: RunBooks, run: Pick<ClaimedRun, 'id' | 'accountId' | 'epoch' | 'cancelled'>) {
    this.#books = books;
    this.runId = run.id;
    this.accountId = run.accountId;
    this.#epoch = run.epoch;
    this.#cancelled = run.cancelled ?? false;
  }

  /** Somebody has asked for the run to be cancelled, as was seen when it was taken or last written. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /**
   * Remembers what a step gave that has no effect, to be committed together with what its transaction does next. Nobody outside can have seen it by then,
   * so that doing it again after a crash is not doing it twice.
   */
  async holdStep(step: StepWriting): Promise<void> {
    const held = this.#held.get(step.transactionId);
    if (held === undefined) this.#held.set(step.transactionId, [step]);
    else held.push(step);
    if ((held?.length ?? 1) >= mostHeld) await this.#writeSteps(this.#take(step.transactionId));
  }

  /** Writes a step and those held before it, and how its transaction stands after it where that changes. */
  async writeStep(step: StepWriting, transaction?: TransactionWriting): Promise<void> {
    await this.#writeSteps([...this.#take(step.transactionId), step], transaction);
  }

  async writeTransaction(transaction: TransactionWriting): Promise<void> {
    const held = this.#take(transaction.transactionId);
    if (held.length > 0) return this.#writeSteps(held, transaction);
    return this.#write(writeTransaction, transactionValues(transaction));
  }

  /** Makes the transactions of a batch, and moves the loop's cursor behind it; answers the ids of those that were not there before. */
  async writeBatch(
    loop: { readonly transactionId: string; readonly step: string },
    children: readonly ChildWriting[],
    cursor: Readonly<Record<string, unknown>>,
  ): Promise<ReadonlySet<string>> {
    const records = await Promise.all(children.map((child) => this.#seal(child.id, 'record', child.record)));
    const { made } = await this.#execute<Fenced & { readonly made: readonly string[] }>(writeBatch, [
      this.accountId,
      loop.transactionId,
      loop.step,
      children.map(({ id }) => id),
      children.map(({ ordinal }) => ordinal),
      records,
      children.map(({ recordKey }) => recordKey ?? null),
      children.map(({ contentHash }) => contentHash ?? null),
      JSON.stringify(cursor),
    ]);
    return new Set(made);
  }

  /** Ends the run and its root transaction, with the last step where it was not written yet. */
  async endRun(rootId: string, ending: RunEnding, last?: StepWriting): Promise<void> {
    const { state, error } = ending;
    const root = state === 'failed' || state === 'cancelled' ? state : 'succeeded';
    const problem = error === undefined ? null : JSON.stringify(error);
    const values = [
      state,
      JSON.stringify(ending.counts),
      problem,
      await this.#seal(this.runId, 'answer', ending.answer),
      rootId,
      root,
      problem,
    ];
    const steps = [...this.#takeAll(), ...(last === undefined ? [] : [last])];
    if (steps.length === 0) await this.#write(endRun, values);
    else await this.#write(endRunWithSteps, [...values, ...(await this.#stepValues(steps))]);
  }

  /** Gives the run back: to go on at once with another turn, when it is due, or once somebody has decided. */
  async release(waiting?: { readonly why: WaitingFor; readonly dueAt: Date | undefined }): Promise<void> {
    const held = this.#takeAll();
    if (held.length > 0) await this.#writeSteps(held);
    const values =
      waiting === undefined ? ['queued', null, new Date()] : ['waiting', waiting.why, waiting.dueAt ?? null];
    await this.#write(releaseRun, values);
  }

  async #writeSteps(steps: readonly StepWriting[], transaction?: TransactionWriting): Promise<void> {
    const values = await this.#stepValues(steps);
    if (transaction === undefined) return this.#write(writeSteps, values);
    return this.#write(writeStepsAndTransaction, [...values, ...transactionValues(transaction)]);
  }

  #take(transactionId: string): readonly StepWriting[] {
    const held = this.#held.get(transactionId) ?? [];
    this.#held.delete(transactionId);
    return held;
  }

  #takeAll(): readonly StepWriting[] {
    const held = [...this.#held.values()].flat();
    this.#held.clear();
    return held;
  }

  /** A list for each column. */
  async #stepValues(steps: readonly StepWriting[]): Promise<unknown[][]> {
    const sealed = (field: 'input' | 'output') =>
      Promise.all(steps.map((step) => this.#seal(step.transactionId, `${step.step}.${field}`, step[field])));
    return [
      steps.map(({ transactionId }) => transactionId),
      steps.map(({ step }) => step),
      steps.map(({ kind }) => kind),
      steps.map(({ state }) => state),
      steps.map(({ attempts }) => attempts),
      await sealed('input'),
      await sealed('output'),
      steps.map(({ cursor }) => jsonOrNull(cursor)),
      steps.map(({ callId }) => callId ?? null),
      steps.map(({ error }) => jsonOrNull(error)),
      steps.map(({ warnings = [] }) => (warnings.length === 0 ? null : JSON.stringify(warnings))),
    ];
  }

  #seal(record: string, field: string, value: unknown): Promise<Buffer | null> {
    return sealValue(this.#books, this.accountId, record, field, value);
  }

  async #write(statement: PreparedStatement, values: readonly unknown[]): Promise<void> {
    await this.#execute(statement, values);
  }

  async #execute<Row extends Fenced>(statement: PreparedStatement, values: readonly unknown[]): Promise<Row> {
    const { pool, node } = this.#books;
    const [row] = await executePrepared<Row>(pool, statement, [this.runId, node, this.#epoch, ...values]);
    if (row?.held !== true) throw new LeaseLost();
    if (row.cancelled === true) this.#cancelled = true;
    return row;
  }
}

function transactionValues({ transactionId, state, dueAt, error }: TransactionWriting): unknown[] {
  return [transactionId, state, dueAt ?? null, jsonOrNull(error)];
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
