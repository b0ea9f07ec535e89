import { describe, expect, it } from 'vitest';
import type { RetryClass } from '../definition/method.ts';
import type { TransportFailure } from '../definition/exchange.ts';
import { decideRetry, type Trouble, type TrySoFar } from './decide-retry.ts';

const words = { messages: [] };
const failure = (reason: TransportFailure['reason'], processed: 'no' | 'unknown'): Trouble => ({
  is: 'failure',
  failure: { reason, processed, detail: 'It broke.' },
});

const troubles = {
  refusedConnection: failure('refused', 'no'),
  failedLookup: failure('lookup', 'no'),
  reset: failure('reset', 'unknown'),
  cutOff: failure('cutOff', 'unknown'),
  timeout: failure('timeout', 'unknown'),
  serverError: { is: 'unavailable', words, processed: 'unknown', waitMs: undefined },
  suspended: { is: 'unavailable', words, processed: 'no', waitMs: undefined },
  html: { is: 'invalid', words, blocked: false, retryOnce: true },
  blockPage: { is: 'invalid', words, blocked: true, retryOnce: false },
  tooSlow: { is: 'tooSlow', words },
  refused: { is: 'refused', words },
  notFound: { is: 'notFound', words },
  address: failure('address', 'no'),
  tooLarge: failure('tooLarge', 'unknown'),
} as const satisfies Record<string, Trouble>;

function so(retry: RetryClass, over: Partial<TrySoFar> = {}): TrySoFar {
  return {
    retry,
    tries: 1,
    limited: 0,
    waitLeftMs: 20_000,
    timeLeftMs: 60_000,
    paged: false,
    random: () => 0.5,
    ...over,
  };
}

function outcome(name: keyof typeof troubles, retry: RetryClass, over: Partial<TrySoFar> = {}): string {
  const decision = decideRetry(troubles[name], so(retry, over));
  return decision.again ? 'again' : decision.error.code;
}

describe('decideRetry', () => {
  it.each([
    ['refusedConnection', 'again', 'again'],
    ['failedLookup', 'again', 'again'],
    ['reset', 'again', 'outcome_unknown'],
    ['cutOff', 'again', 'outcome_unknown'],
    ['timeout', 'again', 'outcome_unknown'],
    ['serverError', 'again', 'outcome_unknown'],
    ['suspended', 'again', 'again'],
    ['html', 'again', 'outcome_unknown'],
    ['blockPage', 'upstream_invalid_response', 'outcome_unknown'],
    ['tooSlow', 'again', 'outcome_unknown'],
    ['refused', 'upstream_refused', 'upstream_refused'],
    ['notFound', 'upstream_not_found', 'upstream_not_found'],
    ['address', 'address_refused', 'address_refused'],
    ['tooLarge', 'upstream_invalid_response', 'outcome_unknown'],
  ] as const)('after %s a safe request ends as %s, an unsafe one as %s', (name, safe, unsafe) => {
    expect(outcome(name, 'safe')).toBe(safe);
    expect(outcome(name, 'repeatable')).toBe(safe);
    expect(outcome(name, 'unsafe')).toBe(unsafe);
  });

  it.each([
    ['refusedConnection', 'upstream_unavailable'],
    ['reset', 'upstream_unavailable'],
    ['timeout', 'upstream_timeout'],
    ['serverError', 'upstream_unavailable'],
    ['tooSlow', 'upstream_timeout'],
  ] as const)('%s is tried four times in all, then it is %s', (name, code) => {
    expect(outcome(name, 'safe', { tries: 3 })).toBe('again');
    expect(outcome(name, 'safe', { tries: 4 })).toBe(code);
  });

  it('tries HTML once more only', () => {
    expect(outcome('html', 'safe', { tries: 2 })).toBe('upstream_invalid_response');
  });

  it('leaves a page that is too slow to the caller, who can halve it', () => {
    expect(outcome('tooSlow', 'safe', { paged: true })).toBe('upstream_timeout');
  });

  it('does not begin a wait that ends after the deadline', () => {
    expect(outcome('reset', 'safe', { timeLeftMs: 100 })).toBe('upstream_unavailable');
  });

  describe('being limited', () => {
    const limited = (waitMs: number | undefined, day = false): Trouble => ({ is: 'limited', words, day, waitMs });

    it('waits as told, at least a second, and also for unsafe requests', () => {
      expect(decideRetry(limited(3_000), so('unsafe', { limited: 1 }))).toEqual({ again: true, afterMs: 3_100 });
      expect(decideRetry(limited(undefined), so('unsafe', { limited: 1 }))).toEqual({ again: true, afterMs: 1_100 });
      expect(decideRetry(limited(0), so('safe', { limited: 1 }))).toEqual({ again: true, afterMs: 1_100 });
    });

    it('is a failure that says when it will work, where the wait is longer than allowed', () => {
      const decision = decideRetry(limited(30_000), so('safe', { limited: 1 }));
      expect(decision).toMatchObject({
        again: false,
        error: { code: 'upstream_rate_limited', facts: { retryAfterSeconds: 31 } },
      });
    });

    it('is never waited for when the day is used up', () => {
      const decision = decideRetry(limited(3_600_000, true), so('safe', { limited: 1 }));
      expect(decision).toMatchObject({
        again: false,
        error: { code: 'quota_exhausted', facts: { retryAfterSeconds: 3_600 } },
      });
    });

    it('ends after eight tries', () => {
      expect(decideRetry(limited(1_000), so('safe', { limited: 8 })).again).toBe(false);
    });
  });
});
