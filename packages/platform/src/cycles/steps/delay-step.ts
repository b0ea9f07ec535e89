import { TandemError } from '@tandem/connector-kit';
import type { DelayStep } from '../definition/step.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope, StepMemory } from '../frame/scope.ts';
import type { StepResult } from './step-result.ts';

/** Waits for a time; the moment at which it is over is fixed when it begins. */
export async function delay(
  frame: RunFrame,
  scope: Scope,
  step: DelayStep,
  memory: StepMemory | undefined,
): Promise<StepResult> {
  const known = memory?.cursor?.['until'];
  const until = typeof known === 'string' ? new Date(known) : await endOf(frame, scope, step);
  if (until.getTime() <= Date.now()) return { is: 'gave', output: { until: until.toISOString() } };
  return { is: 'waits', why: 'delay', dueAt: until, cursor: { until: until.toISOString() } };
}

async function endOf(frame: RunFrame, scope: Scope, step: DelayStep): Promise<Date> {
  if (step.until === undefined) return new Date(Date.now() + (step.seconds ?? 0) * 1_000);
  const { value } = await frame.values.evaluate(step.until, scope.context, frame.signal);
  const moment = typeof value === 'string' ? new Date(value) : undefined;
  if (moment !== undefined && Number.isFinite(moment.getTime())) return moment;
  throw new TandemError('input_invalid', 'A delay needs a date-time with offset to wait until.', {
    errors: [{ field: 'until', code: 'invalid', detail: 'Such as 2026-12-24T18:00:00+01:00.' }],
  });
}
