const firstMs = 250;
const longestMs = 8_000;

/** How long to wait before a further try, with full jitter: anything from nothing to a bound that doubles each time. */
export function backoffMs(triesSoFar: number, random: () => number): number {
  return Math.round(random() * Math.min(longestMs, firstMs * 2 ** (triesSoFar - 1)));
}

/**
 * Reads `Retry-After` in both forms, seconds or an HTTP date, as milliseconds from now; undefined where it is neither.
 *
 * @example
 * retryAfterMs('7', Date.now()); // 7000
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === '') {
    return undefined;
  }
  if (/^\d{1,9}$/.test(text)) {
    return Number(text) * 1000;
  }
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
