import { crashPoint } from '../../crash-points/crash-point.ts';
import { newIdentifier } from '../../database/identifier.ts';
import { isDatabaseGone } from '../../database/database-gone.ts';
import { TandemError } from '@tandem/connector-kit';
import { tandemErrorOf } from '../../http/problem.ts';
import type { LoopStep } from '../definition/step.ts';
import { LeaseLost, type ChildWriting } from '../runs/lease.ts';
import { countChildren, readDueChildren, waitOfChildren, type OpenChild } from '../runs/loop-children.ts';
import { done, paused, type Flow, type Walk } from './flow.ts';
import { readLoopCursor, type LoopCursor } from './loop-cursor.ts';
import { movePollCheckpoint, pollCursor, pollOf } from './poll-source.ts';
import { pollKey } from '../frame/program.ts';
import { readBatch, type Batch } from './record-source.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import { readMemories, type Scope, type StepMemory } from '../frame/scope.ts';
import { settleFailure } from './settle-failure.ts';
import { walkChild } from './walk-child.ts';

/**
 * Makes a transaction of each record of a list and walks them, some at a time: one batch after the other, its cursor committed together with the
 * transactions it made, so that a loop of any length is taken up where it was.
 */
export async function walkLoop(
  walk: Walk,
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  memory: StepMemory | undefined,
): Promise<Flow> {
  const known = readLoopCursor(memory?.cursor);
  let cursor = known ?? (await beginLoop(frame, scope, step, memory));
  if (known !== undefined) {
    const flow = await workOff(walk, frame, scope, step);
    if (flow !== undefined) return flow;
  }
  while (!cursor.listed) {
    if (frame.mustPause()) return paused;
    let batch: Batch;
    try {
      batch = await readBatch(frame, scope, step, cursor);
    } catch (error) {
      return failLoop(frame, scope, step, memory, error);
    }
    const children = await makeChildren(frame, scope, step, cursor, batch);
    ({ cursor } = batch);
    crashPoint('loop.batch-made');
    const flow = await walkChildren(walk, frame, scope, step, children);
    if (flow !== undefined) return flow;
  }
  return finishLoop(frame, scope, step, cursor, memory);
}

async function beginLoop(
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  memory: StepMemory | undefined,
): Promise<LoopCursor> {
  const poll = step.key === pollKey ? pollOf(frame.program) : undefined;
  const cursor = poll === undefined ? { position: 0, records: 0, listed: false } : await pollCursor(frame, poll);
  await writeLoop(frame, scope, step, 'looping', { cursor, attempts: memory?.attempts ?? 0 });
  return cursor;
}

/** Transactions that were made before and have not ended. */
async function workOff(walk: Walk, frame: RunFrame, scope: Scope, step: LoopStep): Promise<Flow | undefined> {
  for (;;) {
    const children = await readDueChildren(frame.books, frame.run.accountId, scope.transactionId, step.key);
    if (children.length === 0) return undefined;
    if (frame.mustPause()) return paused;
    const flow = await walkChildren(walk, frame, scope, step, children);
    if (flow !== undefined) return flow;
  }
}

async function makeChildren(
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  { records: before }: LoopCursor,
  batch: Batch,
): Promise<readonly OpenChild[]> {
  const children: ChildWriting[] = batch.records.map(({ record, key, contentHash }, at) => ({
    id: newIdentifier('trx'),
    ordinal: before + at,
    record,
    recordKey: key,
    contentHash,
  }));
  const loop = { transactionId: scope.transactionId, step: step.key };
  const made = await frame.lease.writeBatch(loop, children, batch.cursor);
  return children
    .filter(({ id }) => made.has(id))
    .map(({ id, record }) => ({ id, record, isNew: true, waiting: false }));
}

/** Walks transactions, `concurrency` at a time; answers what ends or pauses the walk around them. */
async function walkChildren(
  walk: Walk,
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  children: readonly OpenChild[],
): Promise<Flow | undefined> {
  const old = children.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const memories = await readMemories(frame.books, frame.run.accountId, old);
  const queue = children.values();
  let outcome: Flow | undefined;
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (const child of queue) {
      if (frame.mustPause() || outcome?.is === 'ended' || failures.length > 0) {
        outcome ??= paused;
        return;
      }
      const memory = memories.get(child.id);
      const inner = scope.child(child.id, child.record, {
        waiting: child.waiting,
        ...(memory !== undefined && { memories: memory }),
      });
      const flow = await walkChild(walk, frame, inner, step.steps);
      if (flow.is === 'ended' && flow.scope === 'run') outcome = flow;
      else if (flow.is === 'paused') outcome ??= flow;
    }
  };
  const workers = Array.from({ length: Math.min(step.concurrency ?? 1, children.length) }, () =>
    work().catch((error: unknown) => void failures.push(error)),
  );
  await Promise.all(workers);
  if (failures.length > 0) throw failures[0];
  return outcome;
}

async function finishLoop(
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  cursor: LoopCursor,
  memory: StepMemory | undefined,
): Promise<Flow> {
  const wait = await waitOfChildren(frame.books, scope.transactionId, step.key);
  if (wait !== undefined) return { is: 'waits', ...wait };
  const counts = await countChildren(frame.books, scope.transactionId, step.key);
  const output = { records: cursor.records, ...counts };
  if (step.key === pollKey) await movePollCheckpoint(frame, scope.transactionId, cursor);
  crashPoint('loop.before-end');
  await writeLoop(frame, scope, step, 'succeeded', { output, attempts: (memory?.attempts ?? 0) + 1 });
  scope.waiting = false;
  scope.gave(step.key, output);
  return done;
}

/** A list that could not be read: what was given out goes on with the next turn, since its cursor has not moved. */
async function failLoop(
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  memory: StepMemory | undefined,
  thrown: unknown,
): Promise<Flow> {
  if (thrown instanceof LeaseLost || (isDatabaseGone(thrown) && !(thrown instanceof TandemError))) throw thrown;
  if (frame.signal.aborted) return paused;
  const error = tandemErrorOf(thrown);
  return settleFailure(frame, scope, step, { error, attempts: (memory?.attempts ?? 0) + 1, memory });
}

function writeLoop(
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  state: 'looping' | 'succeeded',
  facts: { readonly attempts: number; readonly cursor?: LoopCursor; readonly output?: unknown },
): Promise<void> {
  return frame.lease.writeStep(
    { transactionId: scope.transactionId, step: step.key, kind: step.kind, state, ...facts },
    scope.waiting ? { transactionId: scope.transactionId, state: 'open' } : undefined,
  );
}
