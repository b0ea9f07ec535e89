import type { DecisionStep } from '../definition/step.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';
import type { StepResult } from './step-result.ts';

/** Takes one of two ways; which one is kept, so that it is taken again after a pause though the facts may have changed. */
export async function decide(frame: RunFrame, scope: Scope, step: DecisionStep): Promise<StepResult> {
  const { holds, warnings } = await frame.values.decide(step.when, scope.context, frame.signal);
  return { is: 'gave', output: { branch: holds ? 'then' : 'else' }, warnings };
}
