import {
  TandemError,
  type CallRequest,
  type Caller,
  type Expense,
  type Method,
  type Warning,
} from '@tandem/connector-kit';
import { crashPoint } from '../../crash-points/crash-point.ts';
import type { Metrics } from '../../metrics/metrics.ts';
import { failSpan, tellSpan } from '../../traces/span.ts';
import type { KnownInstallation } from '../installations/known-installation.ts';
import { settleKey } from '../idempotency/settle-key.ts';
import { problemOf } from '../../http/problem.ts';
import type { CallClosing, KeyOutcome } from '../records/call-record.ts';
import type { CallRecorder } from '../records/call-recorder.ts';
import { recordedBody } from '../records/recorded-body.ts';
import type { RunningCall } from '../running/running-call.ts';
import type { RunningCalls } from '../running/running-calls.ts';
import { withinTime } from '../running/within-time.ts';
import type { ConnectionEffects } from '../status/connection-effects.ts';
import { failureOfCall, type CallFailure } from './failure-of-call.ts';

/** A result is not held back for longer than this by what it tells of its account connector. */
const patienceMs = 3_000;

/** What conducting calls takes. */
export interface ConductTools {
  readonly recorder: CallRecorder;
  readonly running: RunningCalls;
  readonly effects: ConnectionEffects;
  readonly metrics: Metrics;
}

/** How a call that succeeded is recorded. */
export interface CallSuccess {
  readonly auth: string;
  /** JSON of the data for the record; undefined where counts alone are kept. */
  readonly output?: string;
  readonly recordCount?: number;
  readonly expense: Expense;
  readonly warnings: readonly Warning[];
  /** The answer as it goes out, for the `Idempotency-Key`. */
  readonly answer?: string;
}

/** One call from its beginning to its record: what every form of answer has in common. */
export class CallConduct {
  readonly call: RunningCall;
  readonly installation: KnownInstallation;
  readonly caller: Caller;
  readonly method: Method;
  readonly request: CallRequest;
  readonly #tools: ConductTools;
  #ended = false;

  constructor(
    tools: ConductTools,
    facts: {
      readonly call: RunningCall;
      readonly installation: KnownInstallation;
      readonly caller: Caller;
      readonly method: Method;
      readonly request: Omit<CallRequest, 'signal' | 'beforeFirstByte'>;
    },
  ) {
    this.#tools = tools;
    this.call = facts.call;
    this.installation = facts.installation;
    this.caller = facts.caller;
    this.method = facts.method;
    this.request = {
      ...facts.request,
      signal: facts.call.signal,
      beforeFirstByte: ({ mode }) => this.#announce(mode),
    };
    tools.running.begin(this.call);
  }

  /** Records a success. False: it could not be recorded yet. */
  async succeed(success: CallSuccess): Promise<boolean> {
    const { installation } = this;
    return this.#end(
      {
        status: 'succeeded',
        auth: success.auth,
        problem: undefined,
        output: success.output === undefined ? undefined : recordedBody(success.output, installation.scrubber()),
        recordCount: success.recordCount,
        upstream: success.expense,
        warnings: success.warnings,
        finishedAt: new Date(),
      },
      success.answer === undefined ? undefined : this.#outcome(undefined, success.expense, 200, success.answer),
      () => this.#tools.effects.succeeded(installation, success.auth),
    );
  }

  /** Records a failure; answers the error to throw. `given`: records that were given out before it. */
  async fail(
    thrown: unknown,
    given?: { readonly records: number; readonly requests: number; readonly durationMs: number },
  ) {
    const failure = this.#scrubbed(failureOfCall(this.call, thrown));
    const problem = problemOf(failure.error);
    const expense =
      given === undefined
        ? failure.expense
        : {
            ...failure.expense,
            requests: failure.expense.requests + given.requests,
            durationMs: failure.expense.durationMs + given.durationMs,
          };
    await this.#end(
      {
        status: failure.status,
        auth: failure.auth,
        problem,
        output: undefined,
        recordCount: given?.records,
        upstream: expense,
        warnings: [],
        finishedAt: new Date(),
      },
      this.#outcome(failure.error.code, expense, failure.error.status, JSON.stringify(problem)),
      () => this.#tools.effects.failed(this.installation, this.caller, failure),
    );
    return failure.error;
  }

  async #announce(mode: string): Promise<void> {
    const { call } = this;
    call.auth = mode;
    crashPoint('call.before-record');
    await this.#tools.recorder.open(call.opening, mode);
    crashPoint('call.recorded-before-send');
    call.recorded = true;
    call.signal.throwIfAborted();
    call.announced = true;
  }

  async #end(closing: CallClosing, outcome: KeyOutcome | undefined, effect: () => Promise<void>): Promise<boolean> {
    if (this.#ended) return true;
    this.#ended = true;
    this.#tell(closing);
    crashPoint('call.answered-before-closing');
    try {
      const [recorded] = await Promise.all([
        this.#tools.recorder.close(this.call.opening, closing, outcome),
        withinTime(effect(), patienceMs),
      ]);
      crashPoint('call.closed-before-answer');
      return recorded;
    } finally {
      this.#tools.running.end(this.call);
    }
  }

  #tell({ status, problem, finishedAt, upstream }: CallClosing): void {
    const { opening } = this.call;
    const outcome = problem?.code ?? status;
    this.#tools.metrics.callEnded(opening, outcome, finishedAt.getTime() - opening.startedAt.getTime());
    tellSpan({ 'tandem.outcome': outcome, 'tandem.upstream_requests': upstream.requests });
    if (problem !== undefined) failSpan(outcome);
  }

  #outcome(
    code: Parameters<typeof settleKey>[1]['code'],
    expense: Expense,
    status: number,
    answer: string,
  ): KeyOutcome | undefined {
    const { idempotencyKey } = this.call.opening;
    if (idempotencyKey === undefined) return undefined;
    return settleKey(idempotencyKey, { writes: this.call.writes, code, attempts: expense.attempts, status, answer });
  }

  /** The kit has taken out what the call used; this knows the other secrets of the account connector too. */
  #scrubbed(failure: CallFailure): CallFailure {
    const { error } = failure;
    const scrubber = this.installation.scrubber();
    if (!scrubber.touches(JSON.stringify(problemOf(error)))) return failure;
    const { cause: _cause, ...facts } = error.facts;
    // A scrubber changes texts alone.
    return {
      ...failure,
      error: new TandemError(error.code, scrubber.text(error.message), scrubber.value(facts) as typeof facts),
    };
  }
}
