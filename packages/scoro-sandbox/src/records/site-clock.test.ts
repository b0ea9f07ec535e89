import { describe, expect, it } from 'vitest';
import { SiteClock } from './site-clock.ts';

const clock = new SiteClock('Europe/Berlin', '2026-11-01');

describe('SiteClock', () => {
  it('covers two years of the zone', () => {
    expect([clock.iso(clock.from), clock.iso(clock.until)]).toEqual([
      '2024-11-01T00:00:00+01:00',
      '2026-11-01T00:00:00+01:00',
    ]);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Lord_Howe'])(
    'says what Temporal says, in %s',
    (zone) => {
      const local = new SiteClock(zone, '2026-11-01');
      for (let instant = local.from; instant < local.until; instant += 86_400_000 * 3 + 3_601_000) {
        const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(local.iso(instant)).toBe(there.toString({ smallestUnit: 'second', timeZoneName: 'never' }));
        expect(local.date(instant)).toBe(there.toPlainDate().toString());
        expect(local.naive(instant)).toBe(
          there.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' '),
        );
      }
    },
  );

  it('reads local time, with the offset aside', () => {
    const noon = Temporal.Instant.from('2026-07-01T10:00:00Z').epochMilliseconds;
    for (const text of ['2026-07-01 12:00:00', '2026-07-01T12:00', '2026-07-01T12:00:00.000'])
      expect(clock.parse(text)).toEqual({ local: noon, exact: noon, hasOffset: false });
    expect(clock.parse('2026-07-01T12:00:00Z')).toEqual({ local: noon, exact: noon + 7_200_000, hasOffset: true });
    for (const text of ['', 'soon', '2026-02-30', '2026-13-01', '2026-07-01 25:00:00', '01.07.2026'])
      expect(clock.parse(text)).toBeUndefined();
  });

  it('lays rows along the years in order, workdays too', () => {
    let [before, day] = [0, 0];
    for (let index = 0; index < 10_000; index += 1) {
      const instant = clock.along(index, 10_000);
      expect(instant).toBeGreaterThanOrEqual(before);
      expect(clock.workday(instant)).toBeGreaterThanOrEqual(day);
      expect([0, 6]).not.toContain(new Date(clock.workday(instant) * 86_400_000).getUTCDay());
      [before, day] = [instant, clock.workday(instant)];
    }
    expect(before).toBeLessThan(clock.until);
  });

  it('a time of day on a day is that time on the clock, summer and winter', () => {
    for (const date of ['2026-03-29', '2026-07-01', '2026-10-25']) {
      const day = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / 86_400_000;
      expect(clock.naive(clock.timeOn(day, 9 * 3600))).toBe(`${date} 09:00:00`);
    }
  });
});
