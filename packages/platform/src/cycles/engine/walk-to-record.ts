import { changedRecord, changeEventOf, recordKey, recordStepOf } from '../steps/read-changed-record.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';
import type { Flow } from './flow.ts';
import { walkBlock } from './walk-block.ts';

/**
 * Reads the record that the event of a run is about, where an application told of it, and lets the steps see it.
 *
 * @returns how the run stands where the steps are not to begin: it waits, failed, or has nothing to do
 */
export async function walkToRecord(frame: RunFrame, scope: Scope, event: unknown): Promise<Flow | undefined> {
  const told = changeEventOf(frame.program, event);
  const step = told === undefined ? undefined : recordStepOf(frame.program, told);
  if (told === undefined || step === undefined) return undefined;
  const flow = await walkBlock(frame, scope, [step]);
  if (flow.is !== 'done') return flow;
  const { record, change, leftOut } = changedRecord.parse(scope.context.steps[recordKey]);
  if (leftOut) return { is: 'ended', scope: 'transaction', outcome: 'succeeded' };
  scope.isAbout({ trigger: { ...told, change }, record });
  return undefined;
}
