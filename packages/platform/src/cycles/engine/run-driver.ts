import { setTimeout as wait } from 'node:timers/promises';
import { TandemError } from '@tandem/connector-kit';
import { crashPoint } from '../../crash-points/crash-point.ts';
import { isDatabaseGone } from '../../database/database-gone.ts';
import type { RunEnd, WaitingFor } from '../../database/cycle-tables.ts';
import { problemOf, tandemErrorOf, type Problem } from '../../http/problem.ts';
import type { ClaimedRun } from '../runs/claim-runs.ts';
import { Lease, LeaseLost, type StepWriting } from '../runs/lease.ts';
import { openValue } from '../runs/run-books.ts';
import { cancelTransactions, countTransactions } from '../runs/transaction-counts.ts';
import type { Flow } from './flow.ts';
import { stepsOfLoop, type Programs } from '../frame/program.ts';
import type { EngineTools, RunFrame } from '../frame/run-frame.ts';
import { readMemories, Scope } from '../frame/scope.ts';
import { walkToRecord } from './walk-to-record.ts';
import { walkBlock } from './walk-block.ts';

/** What came of driving a run for a while. */
export type Driven =
  | { readonly is: 'ended'; readonly state: RunEnd; readonly answer: unknown; readonly problem: Problem | undefined }
  | { readonly is: 'waits'; readonly why: WaitingFor; readonly dueAt: Date | undefined }
  /** It goes on with another turn. */
  | { readonly is: 'paused' }
  /** Another node has it, or the database is gone; nothing more is known here. */
  | { readonly is: 'lost' };

/** What a run is driven for. */
export interface DriveOptions {
  /** When what has not begun does not begin any more, by `performance.now()`. */
  readonly until: number;
  /** It was made a moment ago: nothing of it stands in the database but itself. */
  readonly event?: { readonly value: unknown };
}

export interface RunDriverOptions extends EngineTools {
  readonly programs: Programs;
}

/** Drives runs that this node has taken. */
export class RunDriver {
  readonly #options: RunDriverOptions;
  readonly #driving = new Map<string, Promise<Driven>>();
  readonly #stopping = new AbortController();
  #paused = false;

  constructor(options: RunDriverOptions) {
    this.#options = options;
  }

  /** Ids of the runs that are driven here now. */
  get driving(): ReadonlySet<string> {
    return new Set(this.#driving.keys());
  }

  /** Drives a run that this node has taken, until it ends, waits, or its time is over; commits which of them. Never throws. */
  drive(run: ClaimedRun, options: DriveOptions): Promise<Driven> {
    const driven = this.#drive(run, options).finally(() => this.#driving.delete(run.id));
    this.#driving.set(run.id, driven);
    return driven;
  }

  /** Lets runs come to the end of the steps they are in, for a while; then aborts what still waits. */
  async stop(graceMs: number): Promise<void> {
    this.#paused = true;
    const all = Promise.all(this.#driving.values());
    const ended = new AbortController();
    await Promise.race([all, wait(graceMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined)]);
    ended.abort();
    this.#stopping.abort(new TandemError('unavailable', 'The server stops.'));
    await all;
  }

  async #drive(run: ClaimedRun, options: DriveOptions): Promise<Driven> {
    const lease = new Lease(this.#options.books, run);
    try {
      return await this.#walk(run, lease, options);
    } catch (error) {
      if (error instanceof LeaseLost) return { is: 'lost' };
      if (isDatabaseGone(error)) {
        this.#options.log.warn({ err: error, run: run.id }, 'the database is gone while a run is driven');
        return { is: 'lost' };
      }
      this.#options.log.error({ err: error, run: run.id }, 'a run could not be driven');
      return this.#fail(run, lease, error);
    }
  }

  async #walk(run: ClaimedRun, lease: Lease, options: DriveOptions): Promise<Driven> {
    const { books, programs } = this.#options;
    const program = await programs.find(run.cycleId, run.version);
    const event =
      options.event === undefined
        ? await openValue(books, run.accountId, run.id, 'event', run.event)
        : options.event.value;
    const frame: RunFrame = {
      ...this.#options,
      run,
      program,
      lease,
      signal: this.#stopping.signal,
      mustPause: () => this.#paused || lease.cancelled || performance.now() > options.until,
      answer: undefined,
    };
    const memories =
      options.event === undefined
        ? (await readMemories(books, run.accountId, [run.rootId])).get(run.rootId)
        : undefined;
    const scope = new Scope(
      run.rootId,
      {
        trigger: event,
        record: recordOf(event),
        steps: {},
        variables: program.variables,
        run: {
          id: run.id,
          startedAt: run.createdAt.toISOString(),
          trigger: run.trigger,
          lastSuccessAt: program.asksLastSuccess ? await lastSuccess(books, run.cycleId) : null,
        },
        account: program.account,
        cycle: program.cycle,
      },
      { isRoot: true, ...(memories !== undefined && { memories, waiting: true }) },
    );
    for (const [step, { state, output }] of memories ?? [])
      if (state === 'succeeded' || state === 'skipped') scope.gave(step, output);
    if (run.loopStep !== null)
      return this.#settle(run, frame, await walkBlock(frame, scope, stepsOfLoop(program, run.loopStep), true));
    const begun = await walkToRecord(frame, scope, event);
    return this.#settle(run, frame, begun ?? (await walkBlock(frame, scope, program.root, true)));
  }

  async #settle(run: ClaimedRun, frame: RunFrame, flow: Flow): Promise<Driven> {
    const { lease } = frame;
    const last = flow.is === 'done' || flow.is === 'ended' ? flow.last : undefined;
    if (lease.cancelled) return this.#cancel(run, frame, last);
    switch (flow.is) {
      case 'waits':
        await lease.release({ why: flow.why, dueAt: flow.dueAt });
        return flow;
      case 'paused':
        await lease.release();
        return flow;
      case 'done':
      case 'ended': {
        const failed = flow.is === 'ended' && flow.outcome === 'failed';
        const problem = flow.is === 'ended' ? flow.problem : undefined;
        if (flow.is === 'ended' && flow.scope === 'run') await cancelTransactions(frame.books, run.id, run.rootId);
        const outcome = failed ? 'failed' : 'succeeded';
        const counts = frame.program.loops
          ? await countTransactions(frame.books, run.id, run.rootId, outcome)
          : { [outcome]: 1 };
        const state = endOf(failed, counts);
        crashPoint('run.before-end');
        const ending = {
          state,
          counts,
          error: problem === undefined ? undefined : { ...problem },
          answer: frame.answer,
        };
        await lease.endRun(run.rootId, ending, last);
        crashPoint('run.ended');
        return { is: 'ended', state, answer: frame.answer, problem };
      }
    }
  }

  async #cancel(run: ClaimedRun, { books, lease }: RunFrame, last: StepWriting | undefined): Promise<Driven> {
    await cancelTransactions(books, run.id, run.rootId);
    const counts = await countTransactions(books, run.id, run.rootId, 'cancelled');
    await lease.endRun(run.rootId, { state: 'cancelled', counts }, last);
    return { is: 'ended', state: 'cancelled', answer: undefined, problem: undefined };
  }

  /** What nobody foresaw ends the run, with its reason, rather than being tried for ever. */
  async #fail(run: ClaimedRun, lease: Lease, thrown: unknown): Promise<Driven> {
    const problem = problemOf(tandemErrorOf(thrown));
    try {
      const counts = await countTransactions(this.#options.books, run.id, run.rootId, 'failed');
      await lease.endRun(run.rootId, { state: 'failed', counts, error: { ...problem } });
    } catch (error) {
      this.#options.log.warn({ err: error, run: run.id }, 'the end of a run could not be written');
      return { is: 'lost' };
    }
    return { is: 'ended', state: 'failed', answer: undefined, problem };
  }
}

async function lastSuccess({ database }: EngineTools['books'], cycleId: string): Promise<string | null> {
  const row = await database
    .selectFrom('runs')
    .select('created_at')
    .where('cycle_id', '=', cycleId)
    .where('state', '=', 'succeeded')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at.toISOString() ?? null;
}

/** The record of an event that is about one; else the event itself. */
function recordOf(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event;
  if ('record' in event) return event.record;
  return 'body' in event ? event.body : event;
}

function endOf(failed: boolean, { succeeded = 0, failed: failures = 0 }: Readonly<Record<string, number>>): RunEnd {
  if (failed) return succeeded > 0 ? 'partlySucceeded' : 'failed';
  if (failures === 0) return 'succeeded';
  return succeeded > 0 ? 'partlySucceeded' : 'failed';
}
