import type { FaultKind } from './fault.ts';

/** What each kind of fault does; the switches page and the documentation print it. */
export const faultKinds: { readonly [Kind in FaultKind]: string } = {
  latency: 'Waits `ms` (500) plus up to `jitterMs` (0) before anything else.',
  'slow-body': 'Sends the body in ten pieces over `ms` (2000).',
  'string-status-codes': 'statusCode is a string in whatever is answered.',
  'expire-tokens': 'Every user_token dies as the request arrives, which then meets that.',
  'repeat-page': 'From page `fromPage` (2) on, lists give the page before it again and again.',
  'ignore-page': 'Lists give page 1 whatever page is asked.',
  'endless-pages': 'Every page is full, of ids never seen before.',
  'whole-list': 'Lists give all rows (10,000 at most) whatever per_page and page say.',
  stall:
    'Goes silent: `stage` headers (nothing is ever sent) or body (headers and half of the body). `ms` (0: for ever), then the connection is reset.',
  'rate-limited':
    '429 as HTTP or in the `body` of a 200 (`style`), with or without `headers`, `reset` in seconds (1), `retryAfter` none, seconds or date with `seconds` (1).',
  'quota-used-up': '429 with x-daily-requests-remaining 0 and `reset` seconds (3600); `style` and `headers` as above.',
  error:
    'An ERROR envelope with `statusCode` (500), `message`, `shape`; `style` http or body. 401, 403, 408, 500, 502, 503 (usage suspended), 504.',
  messages: 'A refusal 400 whose messages have the `shape`; `style` body or http.',
  http: 'A bare HTTP `status` (502) with an empty, text or html `body`.',
  html: 'An HTML page with any `status` (200).',
  'cdn-block': 'HTTP 403 with the text `error code: 1010`.',
  'empty-body': 'Nothing, with `status` (200).',
  'broken-json': 'JSON that stops in the middle, as a complete reply with `status` (200).',
  oversized: 'A body of `bytes` (200,000,000).',
  'compressed-bomb': 'A small gzip body that inflates to `bytes` (200,000,000).',
  redirect: '`status` (302) to `location`.',
  reset: 'The connection is reset `when` before or after the call was carried out.',
  truncated: 'The connection closes after `bytes` (half) of the body. The call was carried out.',
  'wrong-content-type': 'The right body as text/html. The call was carried out.',
};
