import type { RecordChange } from '@tandem/connector-kit';
import { valueSchema } from '@tandem/mapping';
import { z } from 'zod';
import { recordChange, subscriptionOf } from '../definition/trigger.ts';
import type { MethodStep } from '../definition/step.ts';
import type { Program } from '../frame/program.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope, StepMemory } from '../frame/scope.ts';
import { goneMark, noteTold } from '../triggers/subscriptions/told-records.ts';
import { boundConnector } from './bound-connector.ts';
import { contentHash } from './content-hash.ts';
import { executeMethod } from './method-step.ts';
import type { StepResult } from './step-result.ts';

/** The key of the step that reads the record of an event; no step of a document can have it. */
export const recordKey = '_record';

/** A change that an application told of, or that was found without it. */
const changeEvent = z.looseObject({
  change: recordChange,
  recordId: z.string(),
  source: z.enum(['delivery', 'reconciliation']),
});
export type ChangeEvent = z.output<typeof changeEvent>;

/** What the step gives: what the record is now, and what that says of the change. */
export const changedRecord = z.object({
  record: z.unknown(),
  change: recordChange,
  /** The cycle is not to be told of it after all: it knows it already, or did not ask for what it turned out to be. */
  leftOut: z.boolean(),
});

/** The event of a run that begins with reading a record; undefined for one that does not. */
export function changeEventOf({ document }: Program, event: unknown): ChangeEvent | undefined {
  if (subscriptionOf(document.trigger) === undefined) return undefined;
  return changeEvent.safeParse(event).data;
}

/** The step that reads the record of an event. */
export function recordStepOf(program: Program, { recordId }: ChangeEvent): MethodStep | undefined {
  const subscription = subscriptionOf(program.document.trigger);
  if (subscription === undefined) return undefined;
  const { connector } = boundConnector(program, subscription.connector);
  const order = connector.webhooks?.read(subscription.records, recordId);
  if (order === undefined) return undefined;
  const input = valueSchema.parse(order.input);
  return { key: recordKey, kind: 'method', connector: subscription.connector, method: order.method, input };
}

/**
 * Reads the record of an event, since what was delivered is not to be believed, and says what happened to it: one that is gone was deleted, and one that
 * is there was not.
 */
export async function readChangedRecord(
  frame: RunFrame,
  scope: Scope,
  step: MethodStep,
  memory: StepMemory | undefined,
): Promise<StepResult> {
  const event = changeEventOf(frame.program, scope.context.trigger);
  const read = await executeMethod(frame, scope, step, memory);
  if (event === undefined) return read;
  const isGone = read.is === 'failed' && read.error.code === 'upstream_not_found';
  if (read.is !== 'gave' && !isGone) return read;
  const record = read.is === 'gave' ? read.output : null;
  const state = stateOf(frame.program, record);
  const change = changeNow(event.change, record === null || state?.isDeleted === true);
  const isLate = await noteTold(frame.books.database, {
    cycleId: frame.run.cycleId,
    recordId: event.recordId,
    mark: record === null ? goneMark : (state?.mark ?? ''),
    contentHash: contentHash(record),
    by: event.source,
  });
  const leftOut = isLate || !isWanted(frame.program, change);
  return { is: 'gave', output: { record, change, leftOut }, input: read.input, callId: read.callId };
}

function stateOf(program: Program, record: unknown) {
  const subscription = subscriptionOf(program.document.trigger);
  if (subscription === undefined || record === null) return undefined;
  const { connector } = boundConnector(program, subscription.connector);
  return connector.webhooks?.stateOf(subscription.records, record);
}

function changeNow(told: RecordChange, isDeleted: boolean): RecordChange {
  if (isDeleted) return 'deleted';
  return told === 'deleted' ? 'modified' : told;
}

function isWanted({ document }: Program, change: RecordChange): boolean {
  const changes = subscriptionOf(document.trigger)?.changes;
  return changes === undefined || changes.includes(change);
}
