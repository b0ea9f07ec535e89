/** What an error code stands for: the HTTP status it is answered with, its title, and when it arises. */
export interface ErrorEntry {
  readonly status: number;
  readonly title: string;
  readonly when: string;
}

/** Every error of Tandem. The docs page of the errors is generated from this table. */
export const errorTable = {
  request_malformed: {
    status: 400,
    title: 'The request could not be read',
    when: "The body is not JSON, or has not the route's shape.",
  },
  input_invalid: {
    status: 422,
    title: 'The input does not fit',
    when: "The method's input or a property does not fit. Nothing was sent.",
  },
  method_unknown: {
    status: 404,
    title: 'There is no such method',
    when: 'The connector has no method of this key; the nearest names are given.',
  },
  setup_required: {
    status: 409,
    title: 'The connector is not set up yet',
    when: 'A value that every call needs, such as the company name, is missing.',
  },
  credential_missing: {
    status: 409,
    title: 'A credential is missing',
    when: 'The method needs an authentication mode that is not configured. Names the properties and where to find them. Nothing was sent.',
  },
  credential_rejected: {
    status: 424,
    title: 'The credential was rejected',
    when: 'The application refused the login, the key, or this request for lack of a right.',
  },
  upstream_refused: {
    status: 422,
    title: 'The application refused the request',
    when: 'The application answered with an error to this request; its messages are carried.',
  },
  upstream_not_found: {
    status: 404,
    title: 'The application has no such record',
    when: 'The application answered 404 in status or body, refused an id in words that say so, or answered a get with nothing.',
  },
  upstream_rate_limited: {
    status: 429,
    title: 'The application limits the rate of requests',
    when: 'The rate limit still held after waiting as long as allowed. Retry-After says when it will work.',
  },
  quota_exhausted: {
    status: 429,
    title: "The site's daily requests are used up",
    when: 'The application counts requests by the day and none is left; the time of return is given.',
  },
  upstream_unavailable: {
    status: 502,
    title: 'The application is not available',
    when: 'Connection refused or reset, closed before the body was complete, or a server error; after retries.',
  },
  upstream_invalid_response: {
    status: 502,
    title: 'The application answered something unreadable',
    when: 'A complete reply that is no envelope: HTML or text, empty, broken JSON, a redirect, oversized, pages that repeat or never end.',
  },
  upstream_timeout: {
    status: 504,
    title: 'The application did not answer in time',
    when: 'No answer within the time allowed, or the application gave up on the request itself.',
  },
  outcome_unknown: {
    status: 502,
    title: 'It is unknown whether the request took effect',
    when: 'A request that must not be repeated may have been read, and what came back does not tell what happened. It was not repeated.',
  },
  address_refused: {
    status: 422,
    title: 'The address is not permitted',
    when: 'The company name, host or URL does not lead to a permitted host.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    when: 'There is no such thing, or it belongs to another account.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in first',
    when: 'No valid token or session came with the request.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    when: 'The token or user has not the role this needs.',
  },
  conflict: {
    status: 409,
    title: 'It conflicts with what is there',
    when: 'A name is taken, or an Idempotency-Key is in use by another request.',
  },
  payload_too_large: {
    status: 413,
    title: 'The request is too large',
    when: 'The body exceeds what the route takes.',
  },
  method_not_allowed: {
    status: 405,
    title: 'This address does not take that HTTP method',
    when: 'The path exists, but not with this HTTP method.',
  },
  not_acceptable: {
    status: 406,
    title: 'The answer cannot take the form that was asked for',
    when: 'A stream was asked of a method without pages, or a file too large to stand in JSON.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests to Tandem',
    when: "Tandem's own limit, per token or address. Retry-After says when it will work.",
  },
  unavailable: {
    status: 503,
    title: 'Tandem cannot work right now',
    when: 'The database is gone, or the server is stopping. Nothing was sent.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong inside Tandem',
    when: 'A defect of Tandem. The id given leads to the log.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** A stable error code, safe to program against. */
export type ErrorCode = keyof typeof errorTable;
