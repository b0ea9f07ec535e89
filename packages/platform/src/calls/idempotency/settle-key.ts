import type { Attempt, ErrorCode } from '@tandem/connector-kit';
import type { KeyOutcome } from '../records/call-record.ts';
import { mayHaveBeenRead } from '../running/may-have-been-read.ts';

/** Failures that are answers of the application, and stay bound to the key also for reads. */
const answers: ReadonlySet<ErrorCode> = new Set(['upstream_refused', 'upstream_not_found', 'outcome_unknown']);

/** Failures after which the same request may succeed, or that came before anything was sent: the key is free again. */
const free: ReadonlySet<ErrorCode> = new Set([
  'request_malformed',
  'method_unknown',
  'input_invalid',
  'setup_required',
  'credential_missing',
  'credential_rejected',
  'upstream_rate_limited',
  'quota_exhausted',
  'address_refused',
  'not_acceptable',
  'forbidden',
  'rate_limited',
  'unavailable',
]);

export interface EndedCall {
  readonly writes: boolean;
  /** Undefined for a success. */
  readonly code: ErrorCode | undefined;
  readonly attempts: readonly Attempt[];
  readonly status: number;
  readonly answer: string;
}

/** Whether the key stays bound to how its call ended: to a success, to an answer of the application, and to all that a write may have done. */
export function settleKey(key: string, call: EndedCall): KeyOutcome {
  const { code } = call;
  const bound =
    code === undefined || answers.has(code) || (call.writes && !free.has(code) && mayHaveBeenRead(call.attempts));
  return bound ? { key, free: false, status: call.status, answer: call.answer } : { key, free: true };
}
