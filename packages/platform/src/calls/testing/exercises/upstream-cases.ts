import type { ErrorCode } from '@tandem/connector-kit';
import type { FaultKind } from '@tandem/scoro-sandbox';

/** How a call may end. */
export type Ending = ErrorCode | 'success';

/** A fault that meets every request, and how a read and a create end then, as the error table says. */
export interface UpstreamCase {
  readonly fault: Readonly<Record<string, unknown>> & { readonly kind: FaultKind };
  readonly read: Ending;
  readonly create: Ending;
}

const cases: { readonly [Kind in FaultKind]: readonly CaseOfKind[] } = {
  latency: [{ with: { ms: 20 }, read: 'success', create: 'success' }],
  'slow-body': [{ with: { ms: 100 }, read: 'success', create: 'success' }],
  'string-status-codes': [{ read: 'success', create: 'success' }],
  // The request that finds its session dead logs in once more; a session that dies at each request is a right that is lacking.
  'expire-tokens': [{ read: 'credential_rejected', create: 'credential_rejected' }],
  'repeat-page': [{ read: 'success', create: 'success' }],
  'ignore-page': [{ read: 'success', create: 'success' }],
  'endless-pages': [{ read: 'success', create: 'success' }],
  'whole-list': [{ read: 'success', create: 'success' }],
  stall: [
    { with: { stage: 'headers' }, read: 'upstream_timeout', create: 'outcome_unknown' },
    { with: { stage: 'body' }, read: 'upstream_timeout', create: 'outcome_unknown' },
  ],
  'rate-limited': [
    { with: { retryAfter: 'seconds', seconds: 60 }, read: 'upstream_rate_limited', create: 'upstream_rate_limited' },
    { with: { style: 'body', reset: 60 }, read: 'upstream_rate_limited', create: 'upstream_rate_limited' },
  ],
  'quota-used-up': [{ read: 'quota_exhausted', create: 'quota_exhausted' }],
  error: [
    { with: { statusCode: 500 }, read: 'upstream_unavailable', create: 'outcome_unknown' },
    { with: { statusCode: 500, style: 'body' }, read: 'upstream_unavailable', create: 'outcome_unknown' },
    { with: { statusCode: 503 }, read: 'upstream_unavailable', create: 'upstream_unavailable' },
    { with: { statusCode: 408 }, read: 'upstream_timeout', create: 'outcome_unknown' },
    { with: { statusCode: 403 }, read: 'credential_rejected', create: 'credential_rejected' },
    { with: { statusCode: 404 }, read: 'upstream_not_found', create: 'upstream_not_found' },
  ],
  messages: [{ read: 'upstream_refused', create: 'upstream_refused' }],
  http: [{ with: { status: 502 }, read: 'upstream_unavailable', create: 'outcome_unknown' }],
  html: [{ read: 'upstream_invalid_response', create: 'outcome_unknown' }],
  'cdn-block': [{ read: 'upstream_invalid_response', create: 'outcome_unknown' }],
  'empty-body': [{ read: 'upstream_invalid_response', create: 'outcome_unknown' }],
  'broken-json': [{ read: 'upstream_invalid_response', create: 'outcome_unknown' }],
  oversized: [{ with: { bytes: 35_000_000 }, read: 'upstream_invalid_response', create: 'outcome_unknown' }],
  'compressed-bomb': [{ with: { bytes: 35_000_000 }, read: 'upstream_invalid_response', create: 'outcome_unknown' }],
  redirect: [{ read: 'upstream_invalid_response', create: 'outcome_unknown' }],
  reset: [
    { with: { when: 'before' }, read: 'upstream_unavailable', create: 'outcome_unknown' },
    { with: { when: 'after' }, read: 'upstream_unavailable', create: 'outcome_unknown' },
  ],
  truncated: [{ read: 'upstream_unavailable', create: 'outcome_unknown' }],
  'wrong-content-type': [{ read: 'success', create: 'success' }],
};

interface CaseOfKind {
  readonly with?: Readonly<Record<string, unknown>>;
  readonly read: Ending;
  readonly create: Ending;
}

/** Every kind of fault that the sandbox has; a new one does not compile without its endings. */
export const upstreamCases: readonly UpstreamCase[] = Object.entries(cases).flatMap(([kind, ofKind]) =>
  ofKind.map((each: CaseOfKind) => ({
    // A key of the record above.
    fault: { kind: kind as FaultKind, ...each.with },
    read: each.read,
    create: each.create,
  })),
);
