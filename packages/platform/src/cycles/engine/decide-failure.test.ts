import { TandemError, type ErrorCode } from '@tandem/connector-kit';
import { describe, expect, it } from 'vitest';
import { decideFailure } from './decide-failure.ts';

const now = new Date('2026-11-28T12:00:00Z');
const tried = (attempts: number, hoursAgo = 0) => ({
  attempts,
  firstTryAt: new Date(now.getTime() - hoursAgo * 3_600_000),
  now,
});
const error = (code: ErrorCode, retryAfterSeconds?: number) =>
  new TandemError(code, 'It failed.', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });

describe('a failure', () => {
  it('that can pass is tried again five times over about ten hours', () => {
    const waits = [1, 2, 3, 4, 5].map((attempts) => {
      const decision = decideFailure(error('upstream_unavailable'), undefined, tried(attempts));
      return decision.is === 'again' ? (decision.dueAt.getTime() - now.getTime()) / 60_000 : decision.is;
    });
    expect(waits).toEqual([1, 10, 60, 180, 360]);
    expect(decideFailure(error('upstream_unavailable'), undefined, tried(6))).toEqual({
      is: 'end',
      scope: 'transaction',
    });
  });

  it.each([
    'upstream_refused',
    'upstream_not_found',
    'input_invalid',
    'credential_rejected',
    'credential_missing',
    'not_found',
  ] as const)('that stays is not tried again: %s', (code) => {
    expect(decideFailure(error(code), undefined, tried(1))).toEqual({ is: 'end', scope: 'transaction' });
  });

  it('waits for a limit as told, without counting, for three days at most', () => {
    const decision = decideFailure(error('quota_exhausted', 7_200), { retry: false }, tried(1));
    expect(decision).toMatchObject({
      is: 'again',
      why: 'limit',
      counts: false,
      dueAt: new Date('2026-11-28T14:00:00Z'),
    });
    expect(decideFailure(error('quota_exhausted', 7_200), undefined, tried(1, 73)).is).toBe('end');
  });

  it('waits no shorter than the application asks', () => {
    const decision = decideFailure(error('unavailable', 900), { retry: { afterSeconds: [5] } }, tried(1));
    expect(decision).toMatchObject({
      is: 'again',
      why: 'retry',
      counts: true,
      dueAt: new Date('2026-11-28T12:15:00Z'),
    });
  });

  it('does what the step says once it is not tried again', () => {
    expect(decideFailure(error('upstream_refused'), { then: 'skip' }, tried(1))).toEqual({ is: 'skip' });
    expect(decideFailure(error('upstream_refused'), { then: 'endRun' }, tried(1))).toEqual({ is: 'end', scope: 'run' });
    expect(decideFailure(error('upstream_timeout'), { retry: false, then: 'skip' }, tried(1))).toEqual({ is: 'skip' });
  });
});
