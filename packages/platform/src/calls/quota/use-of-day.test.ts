import { describe, expect, it } from 'vitest';
import { runsOutAt } from './use-of-day.ts';

const hour = 3_600_000;
const day = { startedAt: 0, now: 6 * hour, resetsAt: 24 * hour, limit: 10_000 };

describe('when the requests of a day run out', () => {
  it('is where the pace of the day so far leads', () => {
    expect(runsOutAt({ ...day, used: 5_000 })).toBe(12 * hour);
    expect(runsOutAt({ ...day, used: 10_000 })).toBe(6 * hour);
  });

  it('is not before they return at a slow pace, or while nothing was used', () => {
    expect(runsOutAt({ ...day, used: 2_000 })).toBeUndefined();
    expect(runsOutAt({ ...day, used: 0 })).toBeUndefined();
  });
});
