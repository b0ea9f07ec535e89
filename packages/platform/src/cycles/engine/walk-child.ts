import type { Step } from '../definition/step.ts';
import type { Flow, Walk } from './flow.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';

/** Walks the transaction of one record, and commits how it ended. */
export async function walkChild(walk: Walk, frame: RunFrame, scope: Scope, steps: readonly Step[]): Promise<Flow> {
  const flow = await walk(frame, scope, steps, true);
  if (flow.is === 'done' && flow.closed !== true) {
    await frame.lease.writeTransaction({ transactionId: scope.transactionId, state: 'succeeded' });
  } else if (flow.is === 'ended') {
    await frame.lease.writeTransaction({
      transactionId: scope.transactionId,
      state: flow.outcome,
      error: flow.problem === undefined ? undefined : { ...flow.problem },
    });
  }
  return flow;
}
