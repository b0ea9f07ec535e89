import type { RetryClass } from '../definition/method.ts';
import type { Verdict } from '../definition/wire.ts';
import { TandemError, type UpstreamWords } from '../errors/tandem-error.ts';
import type { TransportFailure } from '../definition/exchange.ts';
import { backoffMs } from './backoff.ts';

/** What came of a try and was no success, nor a rejected credential. */
export type Trouble =
  | { readonly is: 'failure'; readonly failure: TransportFailure }
  | Exclude<Verdict, { is: 'success' } | { is: 'rejected' }>;

/** What is known when a try went wrong. */
export interface TrySoFar {
  readonly retry: RetryClass;
  /** Tries made so far that count, this one included; being limited does not count. */
  readonly tries: number;
  /** Tries of this request that ended limited, this one included. */
  readonly limited: number;
  /** Waiting for limits that is still allowed. */
  readonly waitLeftMs: number;
  /** Time left until the request's deadline. */
  readonly timeLeftMs: number;
  /** The request is one page of a list: a page that is too slow is for the caller to halve. */
  readonly paged: boolean;
  readonly random: () => number;
}

export type Decision =
  | { readonly again: true; readonly afterMs: number }
  | { readonly again: false; readonly error: TandemError };

const triesInAll = 4;
/** Scoro clients that live with its limits try 5 to 8 times (PROTOCOL.md 7). */
const limitedTriesInAll = 8;
const shortestLimitWaitMs = 1_000;
const longestLimitWaitMs = 10_000;

/** Whether a request that went wrong is sent again, and after how long; else the error that it ends with. */
export function decideRetry(trouble: Trouble, so: TrySoFar): Decision {
  if (trouble.is === 'limited') {
    return decideLimited(trouble, so);
  }
  const error = errorOf(trouble, so);
  if (!mayRepeat(trouble, so)) {
    return { again: false, error };
  }
  const asked = trouble.is === 'unavailable' ? trouble.waitMs : undefined;
  const afterMs = Math.max(asked ?? 0, backoffMs(so.tries, so.random));
  return afterMs < so.timeLeftMs ? { again: true, afterMs } : { again: false, error };
}

function decideLimited(trouble: Extract<Verdict, { is: 'limited' }>, so: TrySoFar): Decision {
  if (trouble.day) {
    return { again: false, error: quotaExhausted(trouble) };
  }
  const told = trouble.waitMs ?? shortestLimitWaitMs;
  const jitter = so.random() * 200;
  const waitMs = Math.max(told, shortestLimitWaitMs) + jitter;
  const fits =
    waitMs <= Math.min(so.waitLeftMs, so.timeLeftMs) && (trouble.waitMs !== undefined || waitMs <= longestLimitWaitMs);
  if (fits && so.limited < limitedTriesInAll) {
    return { again: true, afterMs: waitMs };
  }
  const seconds = Math.ceil(waitMs / 1000);
  return {
    again: false,
    error: new TandemError(
      'upstream_rate_limited',
      `The application limits the rate of requests; it takes them again in about ${seconds} s.`,
      {
        retryAfterSeconds: seconds,
        upstream: trouble.words,
        hint: `Try again in ${seconds} seconds.`,
      },
    ),
  };
}

function quotaExhausted(trouble: Extract<Verdict, { is: 'limited' }>): TandemError {
  const seconds = trouble.waitMs === undefined ? undefined : Math.ceil(trouble.waitMs / 1000);
  return new TandemError('quota_exhausted', "The site's requests of the day are used up.", {
    upstream: trouble.words,
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
    hint: seconds === undefined ? 'They return at midnight UTC.' : `They return in ${Math.ceil(seconds / 60)} minutes.`,
  });
}

function mayRepeat(trouble: Exclude<Trouble, { is: 'limited' }>, so: TrySoFar): boolean {
  if (so.tries >= triesInAll) {
    return false;
  }
  switch (trouble.is) {
    case 'failure':
      return (
        trouble.failure.reason !== 'address' &&
        trouble.failure.reason !== 'aborted' &&
        trouble.failure.reason !== 'tooLarge' &&
        (so.retry !== 'unsafe' || trouble.failure.processed === 'no')
      );
    case 'unavailable':
      return so.retry !== 'unsafe' || trouble.processed === 'no';
    case 'tooSlow':
      return so.retry !== 'unsafe' && !so.paged;
    case 'invalid':
      return so.retry !== 'unsafe' && trouble.retryOnce && so.tries < 2;
    case 'refused':
    case 'notFound':
      return false;
  }
}

function errorOf(trouble: Exclude<Trouble, { is: 'limited' }>, so: TrySoFar): TandemError {
  switch (trouble.is) {
    case 'refused':
      return new TandemError('upstream_refused', told('The application refused the request', trouble.words.messages), {
        upstream: trouble.words,
      });
    case 'notFound':
      return new TandemError('upstream_not_found', told('The application has no such record', trouble.words.messages), {
        upstream: trouble.words,
      });
    case 'failure':
      return failureError(trouble.failure, so);
    case 'tooSlow':
      return so.retry === 'unsafe'
        ? outcomeUnknown('the application gave up on it', trouble.words)
        : new TandemError('upstream_timeout', 'The application gave up on the request for taking too long.', {
            upstream: trouble.words,
            hint: 'Ask for less at once: a smaller page, or a narrower filter.',
          });
    case 'unavailable':
      return so.retry === 'unsafe' && trouble.processed === 'unknown'
        ? outcomeUnknown('the application answered with a server error', trouble.words)
        : new TandemError('upstream_unavailable', told('The application is not available', trouble.words.messages), {
            upstream: trouble.words,
            ...(trouble.waitMs !== undefined && { retryAfterSeconds: Math.ceil(trouble.waitMs / 1000) }),
            hint: 'Try again later.',
          });
    case 'invalid':
      return so.retry === 'unsafe'
        ? outcomeUnknown('what came back is no answer of the application', trouble.words)
        : new TandemError(
            'upstream_invalid_response',
            told('The application answered something unreadable', trouble.words.messages),
            {
              upstream: trouble.words,
              hint: trouble.blocked
                ? 'A guard in front of the application blocked the request; its administrator can permit this address.'
                : 'Check the company name or address: a wrong one answers with a page instead of data.',
            },
          );
  }
}

function failureError(failure: TransportFailure, so: TrySoFar): TandemError {
  if (failure.reason === 'address') {
    return new TandemError('address_refused', failure.detail, { hint: 'Use the address of the application itself.' });
  }
  if (so.retry === 'unsafe' && failure.processed === 'unknown') {
    return outcomeUnknown(
      failure.detail,
      failure.httpStatus === undefined ? undefined : { httpStatus: failure.httpStatus, messages: [] },
    );
  }
  const upstream =
    failure.httpStatus === undefined ? {} : { upstream: { httpStatus: failure.httpStatus, messages: [] } };
  if (failure.reason === 'timeout') {
    return new TandemError('upstream_timeout', failure.detail, {
      ...upstream,
      hint: 'Try again later, or ask for less at once.',
    });
  }
  if (failure.reason === 'tooLarge') {
    return new TandemError('upstream_invalid_response', failure.detail, { ...upstream, hint: 'Ask for less at once.' });
  }
  return new TandemError('upstream_unavailable', failure.detail, { ...upstream, hint: 'Try again later.' });
}

function outcomeUnknown(why: string, words: UpstreamWords | undefined): TandemError {
  return new TandemError(
    'outcome_unknown',
    `The request was sent, but it is unknown whether it took effect: ${lower(why)}`,
    {
      ...(words !== undefined && { upstream: words }),
      hint: 'Look for the record in the application before doing it again; it was not repeated.',
    },
  );
}

function told(what: string, messages: readonly string[]): string {
  return messages.length === 0 ? `${what}.` : `${what}: ${messages.join('; ')}`;
}

function lower(text: string): string {
  const sentence = text.endsWith('.') ? text : `${text}.`;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
