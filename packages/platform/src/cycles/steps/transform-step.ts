import type { TransformStep } from '../definition/step.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';
import type { StepResult } from './step-result.ts';

/** Builds a value. */
export async function transform(frame: RunFrame, scope: Scope, step: TransformStep): Promise<StepResult> {
  const { value, warnings } = await frame.values.evaluate(step.value, scope.context, frame.signal);
  return { is: 'gave', output: value ?? null, warnings };
}
