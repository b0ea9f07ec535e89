import type { ReadResult, Warning } from '../definition/method.ts';
import type { PropertyValues } from '../definition/property-values.ts';

/** A connector as installed somewhere: the values that calls are made with. */
export interface Installation {
  readonly id: string;
  /** Whose it is; budgets are shared fairly between tenants. */
  readonly tenant: string;
  /** Keep the same map as long as no value changes: what is derived from it is remembered with it. */
  readonly properties: PropertyValues;
  /**
   * A credential of it worked on its site. Only then does it share the site's budget; until then it has a slow one of its own, so
   * that nobody can spend another tenant's requests by naming its site.
   */
  readonly verified: boolean;
}

/** One execution of a method, as asked for. */
export interface CallRequest {
  readonly installation: Installation;
  /** `tasks.list` */
  readonly method: string;
  readonly input?: unknown;
  /** The authentication mode, where the caller insists on one. */
  readonly auth?: string;
  /** `clean` (default) or the JSON values as the application sent them. */
  readonly values?: 'clean' | 'raw';
  readonly unknownFields?: 'refuse' | 'send';
  /** Interactive calls (default) go before background ones. */
  readonly priority?: 'interactive' | 'background';
  readonly signal: AbortSignal;
  /** Awaited once, before the first byte of a method that writes leaves. Throwing keeps the request from being sent. */
  readonly beforeFirstByte?: (facts: { readonly mode: string }) => Promise<void>;
}

/** One request that was sent, for the record. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  /** Waiting for the budget and for backoff before it, in milliseconds. */
  readonly waitedMs: number;
  /** Path of the request, such as `/tasks/list`. */
  readonly path: string;
  readonly httpStatus?: number;
  /** `success`, or what went wrong: a verdict or the reason of a failure. */
  readonly outcome: string;
}

/** What the requests of a call cost. */
export interface Expense {
  readonly requests: number;
  readonly durationMs: number;
  readonly attempts: readonly Attempt[];
}

/** The page that a list call answered. */
export interface PageFacts {
  readonly number: number;
  readonly size: number;
  readonly hasMore: boolean;
  /** The mark to ask for the next page with, where the list goes on by marks. */
  readonly next?: string;
}

/** What an executed method gave. */
export interface CallResult extends Omit<ReadResult, 'warnings'> {
  readonly method: string;
  /** The authentication mode that was used. */
  readonly mode: string;
  readonly page?: PageFacts;
  readonly upstream: Expense;
  readonly warnings: readonly Warning[];
}

/** Limits of time, in milliseconds. */
export interface CallLimits {
  /** One try. */
  readonly tryMs: number;
  /** One request with all its tries and waits. */
  readonly deadlineMs: number;
  /** The part of the deadline that may be spent waiting for limits. */
  readonly waitMs: number;
}

export const defaultCallLimits: CallLimits = { tryMs: 30_000, deadlineMs: 60_000, waitMs: 20_000 };
