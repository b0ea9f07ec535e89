import type { TandemError } from '@tandem/connector-kit';
import { problemOf } from '../../http/problem.ts';
import type { Step } from '../definition/step.ts';
import { decideFailure } from './decide-failure.ts';
import { done, type Flow } from './flow.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope, StepMemory } from '../frame/scope.ts';

/** How a step failed. */
export interface Failure {
  readonly error: TandemError;
  /** Tries so far, this one counted. */
  readonly attempts: number;
  readonly input?: unknown;
  readonly callId?: string | undefined;
  readonly memory: StepMemory | undefined;
}

/** Does what the step's `onError` says about a failure, in one commit. */
export async function settleFailure(frame: RunFrame, scope: Scope, step: Step, failure: Failure): Promise<Flow> {
  const { error, attempts, input, callId, memory } = failure;
  const problem = problemOf(error);
  const decision = decideFailure(error, 'onError' in step ? step.onError : undefined, {
    attempts,
    firstTryAt: memory?.startedAt ?? new Date(),
    now: new Date(),
  });
  const { transactionId } = scope;
  const writing = { transactionId, step: step.key, kind: step.kind, attempts, input, callId, error: { ...problem } };
  switch (decision.is) {
    case 'again':
      await frame.lease.writeStep(
        { ...writing, state: 'waiting', attempts: decision.counts ? attempts : attempts - 1 },
        { transactionId, state: 'waiting', dueAt: decision.dueAt, error: { ...problem } },
      );
      scope.waiting = true;
      return { is: 'waits', why: decision.why, dueAt: decision.dueAt };
    case 'skip':
      await frame.lease.writeStep(
        { ...writing, state: 'skipped', output: null },
        scope.waiting ? { transactionId, state: 'open' } : undefined,
      );
      scope.waiting = false;
      scope.gave(step.key, null);
      return done;
    case 'end':
      await frame.lease.writeStep({ ...writing, state: 'failed' });
      return { is: 'ended', scope: decision.scope, outcome: 'failed', problem };
  }
}
