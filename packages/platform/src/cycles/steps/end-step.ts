import { TandemError } from '@tandem/connector-kit';
import { problemOf } from '../../http/problem.ts';
import type { EndStep } from '../definition/step.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';
import type { StepResult } from './step-result.ts';

/** Ends the transaction, or the run, in the way the document says. */
export async function end(frame: RunFrame, scope: Scope, step: EndStep): Promise<StepResult> {
  const outcome = step.outcome ?? 'succeeded';
  const answer =
    step.answer === undefined
      ? undefined
      : ((await frame.values.evaluate(step.answer, scope.context, frame.signal)).value ?? null);
  const reason = step.reason ?? `The step ${step.key} ends it as failed.`;
  return {
    is: 'ends',
    scope: step.scope ?? 'transaction',
    outcome,
    answer,
    problem: outcome === 'failed' ? problemOf(new TandemError('conflict', reason)) : undefined,
  };
}
