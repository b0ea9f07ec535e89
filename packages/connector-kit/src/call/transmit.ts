import { setTimeout as sleep } from 'node:timers/promises';
import type { Credential } from '../definition/credential.ts';
import type { RetryClass } from '../definition/method.ts';
import type { Verdict, WireFile, WireRequest } from '../definition/wire.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { Exchange } from '../definition/exchange.ts';
import { decideRetry, type Trouble } from '../retry/decide-retry.ts';
import type { CallRun } from './call-run.ts';
import { scrubberOf } from './scrubber-of.ts';

/** One request of a call, to be sent until it is answered. */
export interface Transmission {
  readonly request: WireRequest;
  readonly retry: RetryClass;
  /** It names one record. */
  readonly hasId: boolean;
  /** It deletes, so that *not found* after an unknown try is a success. */
  readonly deletes: boolean;
  readonly paged: boolean;
  readonly wantsFile: boolean;
}

/** What a request was answered with. */
export type Delivery =
  | { readonly is: 'data'; readonly data: unknown; readonly repeated: boolean }
  | { readonly is: 'file'; readonly file: WireFile }
  | { readonly is: 'rejected'; readonly words: Extract<Verdict, { is: 'rejected' }>['words'] };

type Outcome =
  | { readonly is: 'delivered'; readonly data: unknown }
  | { readonly is: 'file'; readonly file: WireFile }
  | Extract<Verdict, { is: 'rejected' }>
  | Trouble;

/**
 * retry( quota -> request -> read ): sends one request with one credential until it is answered, or may not be repeated. A rejected
 * credential is handed back, since only the session knows what to do about it.
 */
export async function transmit(
  run: CallRun,
  credential: Credential | undefined,
  transmission: Transmission,
): Promise<Delivery> {
  const deadline = performance.now() + run.limits.deadlineMs;
  let waitLeftMs = run.limits.waitMs;
  let tries = 0;
  let limited = 0;
  let mayHaveBeenProcessed = false;
  let waitedMs = 0;
  for (;;) {
    const beforeBudget = performance.now();
    await acquireBudget(run, Math.min(waitLeftMs, deadline - beforeBudget));
    const budgetMs = performance.now() - beforeBudget;
    waitLeftMs -= budgetMs;
    const outcome = await attempt(run, credential, transmission, deadline - performance.now(), waitedMs + budgetMs);
    if (outcome.is === 'delivered') {
      return { is: 'data', data: outcome.data, repeated: false };
    }
    if (outcome.is === 'file' || outcome.is === 'rejected') {
      return outcome;
    }
    if (outcome.is === 'notFound' && transmission.deletes && mayHaveBeenProcessed) {
      return { is: 'data', data: null, repeated: true };
    }
    if (outcome.is === 'limited') {
      limited += 1;
      run.options.budgets.exhaust(run.budgetKey, outcome.day ? 'day' : 'window', outcome.waitMs);
    } else {
      tries += 1;
      mayHaveBeenProcessed ||= outcome.is === 'tooSlow' || outcome.is === 'invalid' || processedUnknown(outcome);
    }
    const decision = decideRetry(outcome, {
      retry: transmission.retry,
      tries,
      limited,
      waitLeftMs,
      timeLeftMs: deadline - performance.now(),
      paged: transmission.paged,
      random: run.options.random ?? Math.random,
    });
    if (!decision.again) {
      // That a write may have taken effect matters more than why its caller went away.
      if (decision.error.code !== 'outcome_unknown') {
        run.request.signal.throwIfAborted();
      }
      throw decision.error;
    }
    if (outcome.is === 'limited') {
      waitLeftMs -= decision.afterMs;
    }
    waitedMs = decision.afterMs;
    await pause(decision.afterMs, run.request.signal);
  }
}

/** Waits, unless the signal aborts: then throws the signal's own reason. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
}

function acquireBudget(run: CallRun, maxWaitMs: number): Promise<void> | undefined {
  const { installation, priority, signal } = run.request;
  return run.options.budgets.acquire({
    site: run.budgetKey,
    ...(!installation.verified && { budget: slowBudget }),
    tenant: installation.tenant,
    priority: priority ?? 'interactive',
    maxWaitMs,
    signal,
  });
}

/** Enough to try a connection out, too little to spend another tenant's requests. */
const slowBudget = { requests: 5, windowMs: 2_000 };

async function attempt(
  run: CallRun,
  credential: Credential | undefined,
  transmission: Transmission,
  timeLeftMs: number,
  waitedMs: number,
): Promise<Outcome> {
  await announce(run, transmission);
  const { properties } = run.request.installation;
  const request =
    credential === undefined ? transmission.request : run.mode.apply(transmission.request, credential, properties);
  const at = Date.now();
  const started = performance.now();
  const exchange = await run.options.http.exchange(run.site, request, {
    signal: run.request.signal,
    timeoutMs: Math.max(1, Math.min(run.limits.tryMs, timeLeftMs)),
    unsafe: transmission.retry === 'unsafe',
    wantsFile: transmission.wantsFile,
  });
  const outcome = readExchange(run, credential, transmission, exchange);
  const httpStatus = statusOf(exchange);
  run.attempts.push({
    at,
    durationMs: performance.now() - started,
    waitedMs: Math.round(waitedMs),
    path: transmission.request.path,
    ...(httpStatus !== undefined && { httpStatus }),
    outcome: outcome.is === 'failure' ? outcome.failure.reason : outcome.is === 'delivered' ? 'success' : outcome.is,
  });
  return outcome;
}

async function announce(run: CallRun, transmission: Transmission): Promise<void> {
  if (run.announced || transmission.retry === 'safe' || run.request.beforeFirstByte === undefined) {
    return;
  }
  run.announced = true;
  await run.request.beforeFirstByte({ mode: run.mode.name });
}

function readExchange(
  run: CallRun,
  credential: Credential | undefined,
  transmission: Transmission,
  exchange: Exchange,
): Outcome {
  if (exchange.is === 'failure') {
    return {
      is: 'failure',
      failure: { ...exchange.failure, detail: scrubberOf(run, credential).text(exchange.failure.detail) },
    };
  }
  if (exchange.is === 'file') {
    return exchange;
  }
  const { answer } = exchange;
  const verdict = run.connector.judge(answer, { hasId: transmission.hasId });
  if (verdict.is !== 'success') {
    const scrubber = scrubberOf(run, credential);
    return {
      ...verdict,
      words: { ...verdict.words, messages: verdict.words.messages.map((message) => scrubber.text(message)) },
    };
  }
  const reading = run.connector.readLimits(answer.headers);
  if (reading !== undefined && run.request.installation.verified) {
    run.options.budgets.learn(run.budgetKey, reading);
  }
  if (credential === undefined) {
    return { is: 'delivered', data: verdict.data };
  }
  const scrubber = scrubberOf(run, credential);
  const isTouched = scrubber.touches(answer.text) || scrubber.touches(verdict.fromHeaders ?? '');
  return { is: 'delivered', data: isTouched ? scrubber.value(verdict.data) : verdict.data };
}

function statusOf(exchange: Exchange): number | undefined {
  switch (exchange.is) {
    case 'answer':
      return exchange.answer.status;
    case 'file':
      return exchange.file.status;
    case 'failure':
      return exchange.failure.httpStatus;
  }
}

function processedUnknown(outcome: Exclude<Trouble, { is: 'limited' }>): boolean {
  if (outcome.is === 'failure') {
    return outcome.failure.processed === 'unknown';
  }
  return outcome.is === 'unavailable' && outcome.processed === 'unknown';
}

/** The error of a request that a fresh credential could not get through. */
export function credentialRejected(run: CallRun, words: Extract<Verdict, { is: 'rejected' }>['words']): TandemError {
  const byLogin = run.mode.login !== undefined;
  const told = words.messages.length > 0 ? `: ${words.messages.join('; ')}` : '.';
  return new TandemError('credential_rejected', `The application did not allow ${run.method.key}${told}`, {
    upstream: words,
    hint: byLogin
      ? 'The login itself is good: the user may lack the right to this.'
      : `Check the ${keyLabel(run)} and whether the API is activated in the application.`,
  });
}

/** What the person who entered the key knows it by. */
function keyLabel({ connector, mode }: CallRun): string {
  const name = mode.properties.at(-1);
  return connector.properties.find((property) => property.name === name)?.label ?? 'key';
}
