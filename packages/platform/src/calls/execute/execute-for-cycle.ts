import { TandemError, type Effect, type PageFacts, type Warning } from '@tandem/connector-kit';
import type { Callers } from '../callers/callers.ts';
import type { Installations } from '../installations/installations.ts';
import { recordedBody } from '../records/recorded-body.ts';
import { RunningCall } from '../running/running-call.ts';
import { CallConduct, type ConductTools } from './call-conduct.ts';
import { effectOfOrder } from './effect-of-order.ts';
import { fileAsJson } from './execute-json.ts';

/** A method that a step of a cycle wants to have executed. */
export interface CycleOrder {
  /** The id that the call gets: chosen before, so that its record is found after a crash. */
  readonly callId: string;
  readonly accountId: string;
  readonly installationId: string;
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly auth?: string | undefined;
  readonly unknownFields?: 'refuse' | 'send' | undefined;
  /** The cycle, as the record of the call names it. */
  readonly cycle: { readonly id: string; readonly name: string };
  readonly signal: AbortSignal;
}

export interface CycleCall {
  readonly id: string;
  readonly effect: Effect;
  readonly data: unknown;
  readonly page: PageFacts | undefined;
  readonly warnings: readonly Warning[];
}

export interface CycleCallTools extends ConductTools {
  readonly callers: Callers;
  readonly installations: Installations;
}

/** Executes the methods that steps of cycles ask for, as calls like any other: recorded, on the same budget, behind what is interactive. */
export type ExecuteForCycle = (order: CycleOrder) => Promise<CycleCall>;

/**
 * @returns what executes a method and answers its result already recorded; it throws a TandemError that carries the call's id once there is one,
 *   `not_found` where the account connector is gone
 */
export function createExecuteForCycle(tools: CycleCallTools): ExecuteForCycle {
  return async (order) => {
    let installation = await tools.installations.find(order.accountId, order.installationId);
    const { caller } = tools.callers.of(installation.connector);
    const { signal } = order;
    // At the slow budget of an unverified account connector a cycle would take for ever.
    if (!installation.verified && installation.configured.size > 0) {
      if (await tools.effects.verifyFirst(installation, caller, order.auth, signal))
        installation = await tools.installations.find(order.accountId, order.installationId);
    }
    const method = installation.connector.method(order.method);
    if (method === undefined)
      throw new TandemError('method_unknown', `${installation.connector.name} has no method ${order.method}.`);
    const effect = effectOfOrder(method, order.input);
    const call = new RunningCall(
      {
        id: order.callId,
        accountId: installation.accountId,
        installation: { id: installation.id, name: installation.name },
        connector: installation.connector.key,
        method: method.key,
        effect,
        stream: false,
        actor: { kind: 'cycle', id: order.cycle.id, name: order.cycle.name },
        idempotencyKey: undefined,
        startedAt: new Date(),
        input: recordedBody(JSON.stringify(order.input), installation.scrubber()),
      },
      effect !== 'read',
    );
    const request = {
      installation: installation.forCalls,
      method: order.method,
      input: order.input,
      priority: 'background' as const,
      ...(order.auth !== undefined && { auth: order.auth }),
      ...(order.unknownFields !== undefined && { unknownFields: order.unknownFields }),
    };
    const conduct = new CallConduct(tools, { call, installation, caller, method, request });
    const interrupt = () => call.interrupt('stopping');
    if (signal.aborted) interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      return { effect, ...(await conducted(conduct)) };
    } finally {
      signal.removeEventListener('abort', interrupt);
    }
  };
}

async function conducted(conduct: CallConduct): Promise<Omit<CycleCall, 'effect'>> {
  const { caller, method, request, call } = conduct;
  const { id } = call.opening;
  try {
    if (method.givesFile) {
      const file = await fileAsJson(conduct);
      await conduct.succeed({ auth: file.mode, output: file.output, expense: file.upstream, warnings: file.warnings });
      return { id, data: JSON.parse(file.data), page: undefined, warnings: file.warnings };
    }
    const result = await caller.call(request);
    await conduct.succeed({
      auth: result.mode,
      output: JSON.stringify(result.data) ?? 'null',
      expense: result.upstream,
      warnings: result.warnings,
      ...(Array.isArray(result.data) && { recordCount: result.data.length }),
    });
    return { id, data: result.data, page: result.page, warnings: result.warnings };
  } catch (thrown) {
    throw await conduct.fail(thrown);
  }
}
