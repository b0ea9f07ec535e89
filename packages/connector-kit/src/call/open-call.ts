import type { AuthenticationMode } from '../definition/authentication-mode.ts';
import { connectorWith, type Connector } from '../definition/connector.ts';
import type { Method, MethodContext, PageRequest, RetryClass, Warning } from '../definition/method.ts';
import type { Site } from '../definition/site.ts';
import type { WireRequest } from '../definition/wire.ts';
import { nearestNames } from '../errors/nearest-names.ts';
import { TandemError } from '../errors/tandem-error.ts';
import { checkInput } from '../preflight/check-input.ts';
import { chooseAuthentication } from '../preflight/choose-authentication.ts';
import { type CallRequest, defaultCallLimits } from './call-request.ts';
import type { CallRun } from './call-run.ts';
import type { CallerOptions } from './caller-options.ts';

type Input = Readonly<Record<string, unknown>>;

/** A call that passed preflight: nothing was sent yet. */
export interface OpenCall {
  readonly run: CallRun;
  readonly input: Input;
}

/** Preflight: the method, the site, the input, the authentication mode. Throws before anything is sent. */
export function openCall(options: CallerOptions, request: CallRequest): OpenCall {
  const { installation } = request;
  const connector = connectorWith(options.connector, installation.properties);
  const method = connector.method(request.method);
  if (method === undefined) {
    throw methodUnknown(connector, request.method);
  }
  const site = connector.findSite(installation.properties, options.operator);
  const checked = checkInput(method, request.input, request.unknownFields ?? 'refuse');
  const mode = chooseAuthentication(connector, method, checked.input, installation.properties, request.auth);
  const run = newRun({ ...options, connector }, request, method, mode, site);
  for (const field of checked.unknownFields) {
    run.warnings.push({
      code: 'unknown_field_sent',
      field,
      detail: 'is not known; it was sent, and the application may ignore it.',
    });
  }
  if (method.unconfirmed !== undefined) {
    run.warnings.push({ code: 'unconfirmed', detail: method.unconfirmed });
  }
  return { run, input: checked.input };
}

/** Opens another method within a call: the same credential where the method takes it, the same record of requests. */
export function openWithin(run: CallRun, methodKey: string, input: unknown): OpenCall {
  const opened = openCall(run.options, {
    ...run.request,
    method: methodKey,
    input,
    unknownFields: 'refuse',
    values: 'clean',
  });
  const method = opened.run.method;
  const sameMode = method.modes.includes(run.mode.name);
  return {
    input: opened.input,
    run: {
      ...opened.run,
      ...(sameMode && { mode: run.mode, credential: run.credential }),
      attempts: run.attempts,
      warnings: [],
      announced: run.announced,
    },
  };
}

/** What a method gets to see of the call it is executed in. */
export interface ContextTools {
  call(methodKey: string, input: unknown): Promise<unknown>;
  send(request: WireRequest, retry: RetryClass): Promise<unknown>;
}

export function contextOf(run: CallRun, page: PageRequest | undefined, tools: ContextTools): MethodContext {
  const { request } = run;
  return {
    properties: request.installation.properties,
    site: run.site,
    mode: run.mode.name,
    get sessionFacts() {
      return run.credential?.facts ?? {};
    },
    values: request.values ?? 'clean',
    unknownFields: request.unknownFields ?? 'refuse',
    page,
    signal: request.signal,
    cache: run.options.caches.of(run.budgetKey),
    warn: (warning: Warning) => {
      run.warnings.push(warning);
    },
    call: (methodKey, input) => tools.call(methodKey, input),
    send: (wireRequest, retry) => tools.send(wireRequest, retry),
  };
}

/** Names one record: then a refusal in words that say so means that there is none. */
export function hasId(input: Input): boolean {
  return input['id'] !== undefined;
}

/** The class that decides whether the method's request may be repeated. */
export function retryClassOf(method: Method, input: Input): RetryClass {
  return typeof method.retry === 'function' ? method.retry(input) : method.retry;
}

function newRun(
  options: CallerOptions,
  request: CallRequest,
  method: Method,
  mode: AuthenticationMode,
  site: Site,
): CallRun {
  return {
    options,
    connector: options.connector,
    request,
    method,
    mode,
    site,
    limits: options.limits ?? defaultCallLimits,
    budgetKey: request.installation.verified ? site.key : `${site.key}#${request.installation.id}`,
    attempts: [],
    warnings: [],
    credential: undefined,
    announced: false,
  };
}

function methodUnknown(connector: Connector, key: string): TandemError {
  const nearest = nearestNames(
    key,
    connector.methods.map((method) => method.key),
  );
  return new TandemError('method_unknown', `${connector.name} has no method ${JSON.stringify(key.slice(0, 100))}.`, {
    ...(nearest.length > 0 && {
      hint: `Nearest: ${nearest.join(', ')}.`,
      errors: [{ field: 'method', code: 'unknown', detail: 'is not known.', nearest }],
    }),
  });
}
