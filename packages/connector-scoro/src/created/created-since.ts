import { instantOf } from '../values/date-time.ts';
import { farthestBehindMs } from '../values/earliest-date.ts';

const minuteMs = 60_000;
/** How far the clocks of Scoro and of this server may be apart, for all that is known. */
export const clockSkewMs = 5 * minuteMs;
const hourMs = 60 * minuteMs;
/** How far clocks on walls are ahead of UTC at most. */
const farthestAhead = 14 * hourMs;

/**
 * Whether a record was made since a moment, by its `created_date`, else by `modified_date`. Undefined where it carries neither, where it was made so
 * shortly before that the clocks may differ, and where its time has no offset and the zone of the site is not known.
 */
export function wasCreatedSince(
  record: Readonly<Record<string, unknown>>,
  since: Date,
  timeZone: string | undefined,
): boolean | undefined {
  const stamp = stampOf(record);
  if (stamp === undefined) return undefined;
  // Scoro's times are whole seconds.
  const second = Math.floor(since.getTime() / 1000) * 1000;
  const exact = instantOf(stamp, timeZone)?.epochMilliseconds;
  const atLatest = instantOf(stamp, timeZone, 'later')?.epochMilliseconds;
  if (exact !== undefined && atLatest !== undefined) {
    if (exact >= second) return true;
    return atLatest < second - clockSkewMs ? false : undefined;
  }
  const clock = instantOf(stamp, 'UTC')?.epochMilliseconds;
  if (clock === undefined) return undefined;
  if (clock - farthestAhead >= second) return true;
  return clock + farthestBehindMs < second - clockSkewMs ? false : undefined;
}

function stampOf(record: Readonly<Record<string, unknown>>): string | undefined {
  return [record['created_date'], record['modified_date']].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}
