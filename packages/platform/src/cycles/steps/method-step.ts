import { TandemError, type Method, type Warning } from '@tandem/connector-kit';
import { effectOfOrder } from '../../calls/execute/effect-of-order.ts';
import { crashPoint } from '../../crash-points/crash-point.ts';
import { newIdentifier } from '../../database/identifier.ts';
import { isDatabaseGone } from '../../database/database-gone.ts';
import { tandemErrorOf } from '../../http/problem.ts';
import type { MethodStep } from '../definition/step.ts';
import type { BoundConnector } from '../frame/program.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope, StepMemory } from '../frame/scope.ts';
import { boundConnector, methodOfConnector } from './bound-connector.ts';
import { furtherPages } from './further-pages.ts';
import { inputFrom, isInput, type MethodInput } from './method-input.ts';
import { resolveIntent } from './resolve-intent.ts';
import type { StepResult } from './step-result.ts';

/**
 * Executes a method as a call of the account. Before the request of an effect can leave, its intent is committed; one that is found without an
 * answer is resolved before anything is repeated.
 */
export async function executeMethod(
  frame: RunFrame,
  scope: Scope,
  step: MethodStep,
  memory: StepMemory | undefined,
): Promise<StepResult> {
  const bound = boundConnector(frame.program, step.connector);
  const method = methodOfConnector(bound, step.method);
  if (memory?.state === 'intended' && isInput(memory.input)) {
    const resolved = await resolveIntent({ frame, scope, step, method, bound, memory, input: memory.input });
    if (resolved !== 'repeat') return resolved;
  }
  const input = isInput(memory?.input) ? memory.input : await inputOf(frame, scope, step);
  return send({ frame, scope, step, method, bound, memory, input });
}

interface Sending {
  readonly frame: RunFrame;
  readonly scope: Scope;
  readonly step: MethodStep;
  readonly method: Method;
  readonly bound: BoundConnector;
  readonly memory: StepMemory | undefined;
  readonly input: MethodInput;
}

async function send(sending: Sending): Promise<StepResult> {
  const { frame, scope, step, method, bound, memory, input } = sending;
  const callId = newIdentifier('cal');
  const order = {
    accountId: frame.run.accountId,
    installationId: bound.installationId,
    method: method.key,
    auth: step.auth,
    unknownFields: step.unknownFields,
    cycle: frame.program.cycle,
    signal: frame.signal,
  };
  const writes = effectOfOrder(method, input) !== 'read';
  if (writes) {
    await frame.lease.writeStep({
      transactionId: scope.transactionId,
      step: step.key,
      kind: step.kind,
      state: 'intended',
      attempts: memory?.attempts ?? 0,
      input,
      callId,
    });
    crashPoint('step.intended');
  }
  try {
    const call = await frame.execute({ ...order, callId, input });
    crashPoint('step.answered');
    const output =
      step.pages === undefined || writes
        ? call.data
        : await furtherPages(step.pages, method, call, (page) =>
            frame.execute({ ...order, callId: newIdentifier('cal'), input: { ...input, ...page } }),
          );
    return { is: 'gave', output: output ?? null, input, callId, warnings: call.warnings.map(plainWarning) };
  } catch (thrown) {
    if (isDatabaseGone(thrown) && !(thrown instanceof TandemError)) throw thrown;
    const error = tandemErrorOf(thrown);
    if (error.code !== 'outcome_unknown') return { is: 'failed', error, input, callId };
    const resolved = await resolveIntent({
      frame,
      scope,
      step,
      method,
      bound,
      memory: {
        state: 'intended',
        attempts: 0,
        input,
        output: undefined,
        cursor: undefined,
        callId,
        startedAt: memory?.startedAt ?? new Date(),
      },
      input,
    });
    // The next turn repeats it, so that one try is one commit.
    return resolved === 'repeat' ? { is: 'waits', why: 'retry', dueAt: new Date(), input } : resolved;
  }
}

async function inputOf(frame: RunFrame, scope: Scope, step: MethodStep): Promise<MethodInput> {
  if (step.input === undefined) return {};
  const { value } = await frame.values.evaluate(step.input, scope.context, frame.signal);
  return inputFrom(value, step.key);
}

function plainWarning(warning: Warning): Readonly<Record<string, unknown>> {
  return { ...warning };
}
