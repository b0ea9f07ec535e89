import { describe, expect, it } from 'vitest';
import { forecastOf } from './quota-warning.ts';

const hour = 3_600_000;
const midnight = Date.UTC(2026, 10, 29);
const noon = midnight - 12 * hour;
const day = (used: number | undefined) => ({ day: { limit: 1_000, used, resetsAt: midnight } });

describe('the warning of a quota', () => {
  it('comes when 80 % of the day are used, however late it is', () => {
    expect(forecastOf(day(799), midnight - hour).warning).toBeUndefined();
    expect(forecastOf(day(800), midnight - hour).warning).toBe('used');
  });

  it('comes when a fifth is used and the rest will not last, more than two hours before the end', () => {
    expect(forecastOf(day(600), noon)).toMatchObject({ warning: 'forecast', runsOutAt: noon + 8 * hour });
    expect(forecastOf(day(500), noon).warning).toBeUndefined();
    expect(forecastOf(day(199), midnight - 23 * hour).warning).toBeUndefined();
    expect(forecastOf(day(200), midnight - 23 * hour).warning).toBe('forecast');
    expect(forecastOf(day(799), midnight - 2 * hour).warning).toBeUndefined();
  });

  it('does not come where nothing is known of the day, or the day is over', () => {
    expect(forecastOf(day(undefined), noon).warning).toBeUndefined();
    expect(forecastOf({ day: { limit: undefined, used: 900, resetsAt: midnight } }, noon).warning).toBeUndefined();
    expect(forecastOf(day(900), midnight + 1)).toMatchObject({ warning: undefined, runsOutAt: undefined });
  });
});
