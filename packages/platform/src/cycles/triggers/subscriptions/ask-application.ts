import { TandemError, type Connector, type MethodOrder } from '@tandem/connector-kit';
import type { CycleCall, ExecuteForCycle } from '../../../calls/execute/execute-for-cycle.ts';
import { newIdentifier } from '../../../database/identifier.ts';
import { followingPage } from '../../steps/following-page.ts';

/** In whose name an application is asked. */
export interface Asking {
  readonly execute: ExecuteForCycle;
  readonly accountId: string;
  readonly cycle: { readonly id: string; readonly name: string };
  readonly signal: AbortSignal;
}

/**
 * Executes a method for the subscription of a cycle, as a call like any other.
 *
 * @throws TandemError
 */
export function askApplication(
  { execute, accountId, cycle, signal }: Asking,
  installationId: string,
  { method, input }: MethodOrder,
): Promise<CycleCall> {
  return execute({ callId: newIdentifier('cal'), accountId, installationId, method, input, cycle, signal });
}

/**
 * The rows of a list, page by page.
 *
 * @throws TandemError
 */
export async function* askForPages(
  asking: Asking,
  { installationId, connector }: { readonly installationId: string; readonly connector: Connector },
  { method: key, input }: MethodOrder,
): AsyncGenerator<readonly unknown[]> {
  const method = connector.method(key);
  if (method === undefined) throw new TandemError('method_unknown', `${connector.name} has no method ${key}.`);
  for (let following: MethodOrder['input'] | undefined = {}; following !== undefined;) {
    const { data, page } = await askApplication(asking, installationId, {
      method: key,
      input: { ...input, ...following },
    });
    if (!Array.isArray(data)) throw new TandemError('upstream_invalid_response', `${key} gave no list.`);
    yield data;
    following = followingPage(method, page);
  }
}
