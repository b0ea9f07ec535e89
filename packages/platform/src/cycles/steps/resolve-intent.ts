import { TandemError, type Method } from '@tandem/connector-kit';
import { problemOf } from '../../http/problem.ts';
import type { MethodStep } from '../definition/step.ts';
import type { BoundConnector } from '../frame/program.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope, StepMemory } from '../frame/scope.ts';
import { findCreated } from './find-created.ts';
import type { MethodInput } from './method-input.ts';
import { readCallOfIntent } from './call-of-intent.ts';
import type { StepResult } from './step-result.ts';

/** An effect whose answer is not known here. */
export interface Intent {
  readonly frame: RunFrame;
  readonly scope: Scope;
  readonly step: MethodStep;
  readonly method: Method;
  readonly bound: BoundConnector;
  readonly memory: StepMemory;
  readonly input: MethodInput;
}

/** How soon the record of a call is looked at again that has not been closed yet. */
const lookAgainMs = 1_000;

/**
 * Finds out what became of an intent. `repeat`: it is certain that nothing happened, or that doing it twice is doing it once. Else what it gave, as far
 * as that can be known; else a person decides.
 */
export async function resolveIntent(intent: Intent): Promise<StepResult | 'repeat'> {
  const { method, input, memory, frame } = intent;
  const call = await readCallOfIntent(frame.books, frame.run.accountId, memory.callId);
  switch (call.is) {
    // Its record is committed before its first byte leaves.
    case 'neverSent':
      return 'repeat';
    case 'running':
      return { is: 'waits', why: 'retry', dueAt: new Date(Date.now() + lookAgainMs), input, unsettled: true };
    case 'succeeded':
      return { is: 'gave', output: call.output, input, callId: memory.callId };
    case 'failed':
      return { is: 'failed', error: call.error, input, callId: memory.callId };
    case 'unknown':
      if (retryClassOf(method, input) !== 'unsafe') return 'repeat';
      return lookUp(intent, call.since);
  }
}

async function lookUp(intent: Intent, since: Date): Promise<StepResult | 'repeat'> {
  const { frame, input, memory } = intent;
  // What a dead sender has sent may still be on its way.
  const settled = since.getTime() + frame.settleMs;
  if (settled > Date.now()) return { is: 'waits', why: 'retry', dueAt: new Date(settled), input, unsettled: true };
  const found = await findCreated(intent, since);
  switch (found.is) {
    case 'none':
      return 'repeat';
    case 'one':
      return {
        is: 'gave',
        output: found.record,
        input,
        callId: memory.callId,
        warnings: [
          {
            code: 'found_again',
            detail: 'The answer was lost; the record was found by what was sent, and not created twice.',
          },
        ],
      };
    case 'undecidable':
      return {
        is: 'waits',
        why: 'decision',
        dueAt: undefined,
        input,
        problem: { ...problemOf(undecided(found.why)) },
      };
  }
}

function undecided(why: string): TandemError {
  return new TandemError(
    'outcome_unknown',
    `The answer was lost, and it cannot be told whether it took effect: ${why}`,
    {
      hint: 'Look for the record in the application, then say in the transaction whether it happened.',
    },
  );
}

function retryClassOf(method: Method, input: MethodInput) {
  return typeof method.retry === 'function' ? method.retry(input) : method.retry;
}
