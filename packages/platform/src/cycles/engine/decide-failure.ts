import type { TandemError } from '@tandem/connector-kit';
import type { OnError } from '../definition/step.ts';

/** What happens after a failure. */
export type FailureDecision =
  | { readonly is: 'again'; readonly dueAt: Date; readonly why: 'retry' | 'limit'; readonly counts: boolean }
  | { readonly is: 'skip' }
  | { readonly is: 'end'; readonly scope: 'transaction' | 'run' };

/** Waits before further tries: five over about ten hours. */
const usualRetry: readonly number[] = [60, 600, 3_600, 3 * 3_600, 6 * 3_600];

/** What may be gone the next time. Anything else stays as it is until a person changes something. */
const passing: ReadonlySet<string> = new Set([
  'upstream_unavailable',
  'upstream_timeout',
  'upstream_invalid_response',
  'unavailable',
  'internal',
]);
/** Limits say when they are over; waiting for them is no try. */
const limits: ReadonlySet<string> = new Set(['upstream_rate_limited', 'quota_exhausted', 'rate_limited']);
/** A limit that has not let a step through for so long is a failure. */
const mostLimitMs = 3 * 24 * 3_600_000;
const usualLimitSeconds = 60;

/** Decides by the kind of the error and by what the step says; the same facts always give the same decision. */
export function decideFailure(
  error: TandemError,
  onError: OnError | undefined,
  tries: { readonly attempts: number; readonly firstTryAt: Date; readonly now: Date },
): FailureDecision {
  const { attempts, firstTryAt, now } = tries;
  if (limits.has(error.code) && now.getTime() - firstTryAt.getTime() < mostLimitMs) {
    const seconds = Math.max(1, error.facts.retryAfterSeconds ?? usualLimitSeconds);
    return { is: 'again', dueAt: after(now, seconds), why: 'limit', counts: false };
  }
  const retry = onError?.retry === false ? [] : (onError?.retry?.afterSeconds ?? usualRetry);
  const seconds = retry[attempts - 1];
  if (passing.has(error.code) && seconds !== undefined) {
    return {
      is: 'again',
      dueAt: after(now, Math.max(seconds, error.facts.retryAfterSeconds ?? 0)),
      why: 'retry',
      counts: true,
    };
  }
  switch (onError?.then) {
    case 'skip':
      return { is: 'skip' };
    case 'endRun':
      return { is: 'end', scope: 'run' };
    case 'endTransaction':
    case undefined:
      return { is: 'end', scope: 'transaction' };
  }
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}
