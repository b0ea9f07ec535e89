import type { Attempt, ErrorCode } from '@tandem/connector-kit';
import { describe, expect, it } from 'vitest';
import { settleKey } from './settle-key.ts';

const attempt = (outcome: string, httpStatus?: number): Attempt => ({
  at: 0,
  durationMs: 1,
  waitedMs: 0,
  path: '/tasks/modify',
  outcome,
  ...(httpStatus !== undefined && { httpStatus }),
});
const reset = attempt('reset');
const unheard = attempt('refused');

describe('settleKey', () => {
  it.each<[string, boolean, ErrorCode | undefined, Attempt[], boolean]>([
    ['a success', false, undefined, [attempt('success', 200)], true],
    ['a refusal of a read', false, 'upstream_refused', [attempt('refused', 400)], true],
    ['a record that is not there', false, 'upstream_not_found', [attempt('notFound', 404)], true],
    ['an unknown outcome', true, 'outcome_unknown', [reset], true],
    ['a write that may have been read', true, 'upstream_unavailable', [reset, unheard], true],
    ['a write that took too long', true, 'upstream_timeout', [attempt('timeout')], true],
    ['a write that nobody heard', true, 'upstream_unavailable', [unheard, attempt('lookup')], false],
    ['a read that failed', false, 'upstream_unavailable', [reset], false],
    ['input that does not fit', true, 'input_invalid', [], false],
    ['a rejected credential', true, 'credential_rejected', [attempt('rejected', 403)], false],
    ['a rate limit', true, 'upstream_rate_limited', [attempt('limited', 429)], false],
    ['an address that is not permitted', true, 'address_refused', [attempt('address')], false],
    ['a write that was cancelled before it was sent', true, 'conflict', [], false],
  ])('after %s', (_what, writes, code, attempts, bound) => {
    const outcome = settleKey('key', { writes, code, attempts, status: 200, answer: '{}' });
    expect(outcome.free).toBe(!bound);
  });
});
