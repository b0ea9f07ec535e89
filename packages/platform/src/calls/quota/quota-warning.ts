import type { SiteQuota } from '@tandem/connector-kit';
import { runsOutAt } from './use-of-day.ts';

const oneDayMs = 24 * 60 * 60_000;
const usedShare = 0.8;
/** Before that little is known of the day's pace. */
const forecastShare = 0.2;
const forecastMs = 2 * 60 * 60_000;

/** How the day of a site goes, in milliseconds since 1970. */
export interface QuotaForecast {
  readonly startedAt: number;
  /** When its requests run out at the pace of the day so far; undefined where they last. */
  readonly runsOutAt: number | undefined;
  /**
   * `used`: 80 % are used. `forecast`: a fifth is used, and at this pace they run out before the day is over, which is more than two hours from now.
   */
  readonly warning: 'used' | 'forecast' | undefined;
}

/** What follows from a site's day for the rest of it. */
export function forecastOf({ day }: Pick<SiteQuota, 'day'>, now: number): QuotaForecast {
  const { limit, used, resetsAt } = day;
  const startedAt = resetsAt === undefined ? Math.floor(now / oneDayMs) * oneDayMs : resetsAt - oneDayMs;
  if (limit === undefined || used === undefined || resetsAt === undefined || resetsAt <= now)
    return { startedAt, runsOutAt: undefined, warning: undefined };
  const out = runsOutAt({ startedAt, now, resetsAt, used, limit });
  const isForecast = out !== undefined && used >= limit * forecastShare && resetsAt - now > forecastMs;
  return {
    startedAt,
    runsOutAt: out,
    warning: used >= limit * usedShare ? 'used' : isForecast ? 'forecast' : undefined,
  };
}
