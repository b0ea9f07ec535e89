import type { WireRequest } from '../definition/wire.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { Credential } from '../definition/credential.ts';
import { maskRequest, type MaskedRequest } from '../request/mask-request.ts';
import { Secret } from '../secret/secret.ts';
import type { CallRequest } from './call-request.ts';
import type { CallerOptions } from './caller-options.ts';
import { obtainCredential } from './obtain-credential.ts';
import { contextOf, openCall, type OpenCall } from './open-call.ts';
import type { Warning } from '../definition/method.ts';

/** The request that a call would send, secrets masked. */
export interface DryRunResult {
  readonly method: string;
  readonly mode: string;
  readonly request: MaskedRequest;
  readonly warnings: readonly Warning[];
}

/** Makes the request of a call and sends nothing: no login, no look-up. Throws like the call itself would before sending. */
export async function dryRun(options: CallerOptions, request: CallRequest): Promise<DryRunResult> {
  const open = openCall(options, request);
  const { run } = open;
  const wire = await describe(open);
  const credential = run.mode.login === undefined ? await obtainCredential(run) : standIn(run.mode.name);
  return {
    method: run.method.key,
    mode: run.mode.name,
    request: maskRequest(run.site, run.mode.apply(wire, credential, request.installation.properties)),
    warnings: run.warnings,
  };
}

/** Every secret of a session that does not exist shows as `[secret]` like one that does. */
function standIn(mode: string): Credential {
  const secrets = new Map<string, Secret>();
  return { mode, secrets: new Proxy(secrets, { get: standInGet }), facts: {}, generation: undefined };
}

function standInGet(target: Map<string, Secret>, name: string | symbol): unknown {
  if (name === 'get') {
    return () => new Secret('');
  }
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? value.bind(target) : value;
}

async function describe({ run, input }: OpenCall): Promise<WireRequest> {
  const { method } = run;
  const page = method.paging?.first(input);
  let first: WireRequest | undefined;
  const context = contextOf(run, page, {
    call: (methodKey) =>
      Promise.reject(new TandemError('unavailable', `A dry run looks nothing up, not even by ${methodKey}.`)),
    send(wireRequest) {
      first ??= wireRequest;
      return Promise.reject(new FirstRequestKnown());
    },
  });
  if (method.steps === undefined) {
    return method.request(input, context);
  }
  try {
    await method.steps(input, context);
  } catch (error) {
    if (!(error instanceof FirstRequestKnown)) {
      throw error;
    }
  }
  if (first === undefined) {
    throw new TandemError('input_invalid', `${method.key} would send nothing with this input.`);
  }
  return first;
}

class FirstRequestKnown extends Error {}
