import { TandemError } from '@tandem/connector-kit';
import { isDatabaseGone } from '../../database/database-gone.ts';
import { tandemErrorOf } from '../../http/problem.ts';
import type { LoopStep, Step } from '../definition/step.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope, StepMemory } from '../frame/scope.ts';
import { LeaseLost } from '../runs/lease.ts';
import { decide } from './decision-step.ts';
import { delay } from './delay-step.ts';
import { end } from './end-step.ts';
import { executeMethod } from './method-step.ts';
import { readChangedRecord, recordKey } from './read-changed-record.ts';
import { refer } from './reference-step.ts';
import type { StepResult } from './step-result.ts';
import { transform } from './transform-step.ts';

/**
 * Executes a step of any kind but a loop. What goes wrong with the step is its result; thrown is only what concerns the run: `LeaseLost`, and the
 * database being gone.
 */
export async function runStep(
  frame: RunFrame,
  scope: Scope,
  step: Exclude<Step, LoopStep>,
  memory: StepMemory | undefined,
): Promise<StepResult> {
  try {
    switch (step.kind) {
      case 'method':
        return step.key === recordKey
          ? await readChangedRecord(frame, scope, step, memory)
          : await executeMethod(frame, scope, step, memory);
      case 'decision':
        return await decide(frame, scope, step);
      case 'transform':
        return await transform(frame, scope, step);
      case 'delay':
        return await delay(frame, scope, step, memory);
      case 'end':
        return await end(frame, scope, step);
      case 'reference':
        return await refer(frame, scope, step);
    }
  } catch (error) {
    if (error instanceof LeaseLost || (isDatabaseGone(error) && !(error instanceof TandemError))) throw error;
    if (!(error instanceof TandemError))
      frame.log.error({ err: error, run: frame.run.id, step: step.key }, 'a step failed');
    return { is: 'failed', error: tandemErrorOf(error) };
  }
}
