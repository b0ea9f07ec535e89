import type { DefaultBudget } from '../definition/connector.ts';
import type { LimitReading } from '../definition/wire.ts';

/** What a store gave of a site's budget. */
export type Grant =
  /**
   * So many requests may be sent, from `startsAt` until `expiresAt` (milliseconds since 1970); then they are lost. One every `paceMs` uses the
   * budget evenly.
   */
  | { readonly granted: number; readonly startsAt: number; readonly expiresAt: number; readonly paceMs: number }
  /** Nothing now; the window opens again in `waitMs`, and it pays to ask again in `askInMs`. */
  | { readonly granted: 0; readonly because: 'window'; readonly waitMs: number; readonly askInMs: number }
  /** The day is used up until `returnsAt` (milliseconds since 1970). */
  | { readonly granted: 0; readonly because: 'day'; readonly returnsAt: number };

/** What is known of a site's limits. */
export interface SiteQuota {
  readonly site: string;
  readonly window: {
    readonly limit: number;
    readonly windowMs: number;
    readonly remaining: number;
    readonly learnt: boolean;
  };
  readonly day: {
    readonly limit: number | undefined;
    readonly used: number | undefined;
    readonly resetsAt: number | undefined;
  };
}

/**
 * The budget of each site, shared by all that send requests to it: in memory for one process, in a database for many.
 * The rules are those of `site-ledger.ts`; a store keeps one ledger a site and changes it in atomic steps.
 */
export interface QuotaStore {
  /** Takes up to `wanted` requests off the site's budget, in one atomic step. */
  take(site: string, wanted: number, budget: DefaultBudget): Promise<Grant>;
  /** Learns from the headers of an accepted answer. */
  learn(site: string, reading: LimitReading): Promise<void>;
  /** Empties the window (after a 429) for `waitMs`, or the day until its reset, at least for `waitMs`. */
  exhaust(site: string, what: 'window' | 'day', waitMs: number): Promise<void>;
  read(site: string, budget: DefaultBudget): Promise<SiteQuota>;
}
