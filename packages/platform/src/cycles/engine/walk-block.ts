import { crashPoint } from '../../crash-points/crash-point.ts';
import type { Step } from '../definition/step.ts';
import { runStep } from '../steps/run-step.ts';
import { settleFailure } from './settle-failure.ts';
import { done, paused, type Flow } from './flow.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';
import { walkLoop } from './walk-loop.ts';

/**
 * Walks steps one after the other: what is finished is read back, the rest executed and committed. `closes`: nothing comes after them in their
 * transaction, so that the last one may be committed together with its end.
 */
export async function walkBlock(frame: RunFrame, scope: Scope, steps: readonly Step[], closes = false): Promise<Flow> {
  let flow: Flow = done;
  for (const step of steps) {
    flow = await walkStep(frame, scope, step, closes && step === steps.at(-1));
    if (flow.is !== 'done') return flow;
  }
  return flow;
}

async function walkStep(frame: RunFrame, scope: Scope, step: Step, closes: boolean): Promise<Flow> {
  const memory = scope.memory(step.key);
  if (memory?.state === 'succeeded' || memory?.state === 'skipped') {
    scope.gave(step.key, memory.output);
    return step.kind === 'decision' && memory.state === 'succeeded'
      ? walkBranch(frame, scope, step, memory.output, closes)
      : done;
  }
  if (memory?.state === 'undecided') return { is: 'waits', why: 'decision', dueAt: undefined };
  if (frame.mustPause()) return paused;
  if (step.kind === 'loop') return walkLoop(walkBlock, frame, scope, step, memory);
  const result = await runStep(frame, scope, step, memory);
  const attempts = (memory?.attempts ?? 0) + 1;
  const writing = { transactionId: scope.transactionId, step: step.key, kind: step.kind, attempts };
  const open = scope.waiting ? { transactionId: scope.transactionId, state: 'open' as const } : undefined;
  switch (result.is) {
    case 'gave': {
      const { output = null, input, callId, warnings } = result;
      const closesNow = closes && step.kind !== 'decision';
      const written = { ...writing, state: 'succeeded' as const, output, input, callId, warnings };
      if (closesNow && scope.isRoot) return { is: 'done', last: written };
      if (isPure(step) && !closesNow && open === undefined) {
        await frame.lease.holdStep(written);
        scope.gave(step.key, output);
        return step.kind === 'decision' ? walkBranch(frame, scope, step, output, closes) : done;
      }
      await frame.lease.writeStep(
        written,
        closesNow ? { transactionId: scope.transactionId, state: 'succeeded' } : open,
      );
      scope.waiting = false;
      crashPoint('step.finished');
      scope.gave(step.key, output);
      if (step.kind === 'decision') return walkBranch(frame, scope, step, output, closes);
      return closesNow ? { is: 'done', closed: true } : done;
    }
    case 'ends': {
      const written = { ...writing, state: 'succeeded' as const, output: { outcome: result.outcome } };
      if (result.answer !== undefined) frame.answer = result.answer;
      const ended = { is: 'ended' as const, scope: result.scope, outcome: result.outcome, problem: result.problem };
      if (scope.isRoot) return { ...ended, last: written };
      await frame.lease.writeStep(written, open);
      return ended;
    }
    case 'waits': {
      const { why, dueAt, cursor, input, unsettled } = result;
      const state = why === 'decision' ? 'undecided' : 'waiting';
      // A wait that was planned is no try.
      const tries = memory?.attempts ?? 0;
      await frame.lease.writeStep(
        {
          ...writing,
          attempts: tries,
          state: unsettled === true ? 'intended' : state,
          cursor,
          input,
          error: result.problem,
        },
        { transactionId: scope.transactionId, state, dueAt },
      );
      scope.waiting = true;
      return { is: 'waits', why, dueAt };
    }
    case 'failed':
      return settleFailure(frame, scope, step, { ...result, attempts, memory });
  }
}

/** It computes something of what is there, and changes nothing. */
function isPure({ kind }: Step): boolean {
  return kind === 'transform' || kind === 'decision';
}

function walkBranch(
  frame: RunFrame,
  scope: Scope,
  step: Extract<Step, { kind: 'decision' }>,
  output: unknown,
  closes: boolean,
): Promise<Flow> {
  const taken = typeof output === 'object' && output !== null && 'branch' in output ? output.branch : undefined;
  return walkBlock(frame, scope, taken === 'then' ? step.then : (step.else ?? []), closes);
}
