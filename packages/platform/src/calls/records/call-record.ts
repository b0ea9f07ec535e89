import type { Attempt, Effect, Warning } from '@tandem/connector-kit';
import type { CallActorKind, CallStatus } from '../../database/tables.ts';
import type { Problem } from '../../http/problem.ts';
import type { RecordedBody } from './recorded-body.ts';

/** What is known of a call when it begins. */
export interface CallOpening {
  readonly id: string;
  readonly accountId: string;
  readonly installation: { readonly id: string; readonly name: string };
  readonly connector: string;
  readonly method: string;
  readonly effect: Effect;
  readonly stream: boolean;
  readonly actor: { readonly kind: CallActorKind; readonly id: string; readonly name: string };
  readonly idempotencyKey: string | undefined;
  readonly startedAt: Date;
  readonly input: RecordedBody;
}

/** What is known of a call when it has ended. */
export interface CallClosing {
  readonly status: Exclude<CallStatus, 'running'>;
  /** The authentication mode, where one was chosen. */
  readonly auth: string | undefined;
  /** The problem as it was answered. */
  readonly problem: Problem | undefined;
  readonly output: RecordedBody | undefined;
  /** Records given out, for lists and streams. */
  readonly recordCount: number | undefined;
  readonly upstream: UpstreamRecord;
  readonly warnings: readonly Warning[];
  readonly finishedAt: Date;
}

/** The requests of a call: how many, how long they took, and the latest of them one by one. */
export interface UpstreamRecord {
  readonly requests: number;
  readonly durationMs: number;
  readonly attempts: readonly Attempt[];
}

/** Attempts kept with a call; of more, the latest. */
export const mostRecordedAttempts = 50;

/** How the `Idempotency-Key` of a call ends: free again, or bound to an answer. */
export type KeyOutcome =
  | { readonly key: string; readonly free: true }
  | { readonly key: string; readonly free: false; readonly status: number; readonly answer: string };
