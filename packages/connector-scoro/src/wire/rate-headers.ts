import type { LimitReading } from '@tandem/connector-kit';

type Headers = ReadonlyMap<string, string>;
type Part = NonNullable<LimitReading['window']>;

const wholeNumber = /^\d{1,9}$/;
const secondsOfTwoDays = 172_800;

/**
 * What the headers of a reply tell of both limits (PROTOCOL.md 7). A header that is missing or is no whole number says
 * nothing: it is never read as 0.
 */
export function readLimits(headers: Headers): LimitReading | undefined {
  const window = part(headers, 'x-ratelimit');
  const day = part(headers, 'x-daily-requests');
  if (window === undefined && day === undefined) return undefined;
  return { ...(window !== undefined && { window }), ...(day !== undefined && { day }) };
}

/** How long to wait before the next try, as the reply says it; undefined where it says nothing. */
export function waitOf(headers: Headers, day: boolean): number | undefined {
  const reading = readLimits(headers);
  const reset = (day ? reading?.day : reading?.window)?.resetSeconds;
  const seconds = day ? (reset ?? retryAfter(headers)) : (retryAfter(headers) ?? reset);
  return seconds === undefined ? undefined : Math.max(seconds, 1) * 1000;
}

function part(headers: Headers, prefix: string): Part | undefined {
  const limit = whole(headers.get(`${prefix}-limit`));
  const remaining = whole(headers.get(`${prefix}-remaining`));
  const reset = whole(headers.get(`${prefix}-reset`));
  const found = {
    // A limit of nothing at all would stop every request for good, on the word of one header.
    ...(limit !== undefined && limit > 0 && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(reset !== undefined && reset <= secondsOfTwoDays && { resetSeconds: reset }),
  };
  return Object.keys(found).length === 0 ? undefined : found;
}

function whole(text: string | undefined): number | undefined {
  const trimmed = text?.trim();
  return trimmed !== undefined && wholeNumber.test(trimmed) ? Number(trimmed) : undefined;
}

/** `Retry-After` in either of its forms, in seconds. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim();
  const seconds = whole(text);
  if (seconds !== undefined || text === undefined) return seconds;
  const until = Date.parse(text);
  if (Number.isNaN(until)) return undefined;
  // The server's own clock, where it tells it, is the one that its date was taken from.
  const sent = Date.parse(headers.get('date') ?? '');
  return Math.max(0, Math.ceil((until - (Number.isNaN(sent) ? Date.now() : sent)) / 1000));
}
