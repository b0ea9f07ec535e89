import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterMs } from './backoff.ts';

describe('backoffMs', () => {
  it('draws from a bound that doubles, up to eight seconds', () => {
    const longest = () => 1;
    expect([1, 2, 3, 4].map((tries) => backoffMs(tries, longest))).toEqual([250, 500, 1000, 2000]);
    expect(backoffMs(30, longest)).toBe(8_000);
    expect(backoffMs(3, () => 0)).toBe(0);
  });
});

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 10, 24, 10, 0, 0);

  it('reads seconds and an HTTP date', () => {
    expect(retryAfterMs('7', now)).toBe(7_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 10:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 09:00:00 GMT', now)).toBe(0);
  });

  it('reads nothing from what is neither', () => {
    for (const header of [undefined, '', ' ', '-1', '1.5', 'soon', '1e9']) {
      expect(retryAfterMs(header, now)).toBeUndefined();
    }
  });
});
