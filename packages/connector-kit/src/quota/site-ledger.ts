import type { DefaultBudget } from '../definition/connector.ts';
import type { LimitReading } from '../definition/wire.ts';
import type { Grant, SiteQuota } from './quota-store.ts';

/**
 * What is remembered of one site's budget: plain JSON, so that any store can keep it. Times are milliseconds since 1970.
 */
export interface SiteLedger {
  /** Requests a window, once a header said so. */
  readonly limit?: number;
  /** Grants that still count, oldest first: when each leaves the window, and how many requests it was. */
  readonly grants: readonly (readonly [leavesAt: number, count: number])[];
  /** Nothing is granted before. */
  readonly closedUntil?: number;
  readonly day?: DayLedger;
}

/** The requests of a day. */
export interface DayLedger {
  readonly limit?: number;
  readonly used: number;
  readonly resetsAt: number;
}

/** The rules of a budget, for stores: pure steps from one ledger to the next. A step that changes nothing gives the same ledger. */
export const siteLedger = {
  empty: { grants: [] } satisfies SiteLedger,
  take,
  learn,
  exhaust,
  describe,
  isIdle,
} as const;

/** How long a granted request may wait to be sent. */
export const leaseMs = 50;
/** What the window permits next is granted so long before, so that nothing of it passes while nodes still ask and compete. */
const aheadMs = 250;

/** What a request may need longer on its way than the one after it, without both falling into one window of the site. */
const jitterShare = 0.025;
const resolution = 128;
const longestClosedMs = 60 * 60_000;
const oneDayMs = 24 * 60 * 60_000;

/** How long a request counts, from its grant on. */
export function spanMs({ windowMs }: DefaultBudget): number {
  return windowMs * (1 + jitterShare) + leaseMs;
}

/**
 * Takes up to `wanted` requests. Every grant counts from the last moment it may be sent until a window (and a little) later, so that no window of the
 * site, wherever it begins and whether it slides or not, sees more than its limit; one request is left over for what nobody counted. Where the window is
 * full but opens soon, what it will permit is granted from then on.
 */
function take(
  ledger: SiteLedger,
  wanted: number,
  budget: DefaultBudget,
  now: number,
): { readonly ledger: SiteLedger; readonly grant: Grant } {
  const day = currentDay(ledger.day, now);
  const dayLeft = day?.limit === undefined ? Infinity : day.limit - day.used;
  const kept = withDay(ledger, day);
  if (day !== undefined && dayLeft <= 0)
    return { ledger: kept, grant: { granted: 0, because: 'day', returnsAt: day.resetsAt } };

  const span = budget.windowMs * (1 + jitterShare);
  const grants = stillCounting(ledger, now, span);
  const permitted = permittedInWindow(ledger.limit ?? budget.requests);
  const excess = total(grants) - permitted;
  const waitMs = Math.max(0, closedFor(ledger, now), excess < 0 ? 0 : untilOneLeaves(grants, excess + 1) - now);
  if (waitMs > aheadMs) {
    const askInMs = waitMs - aheadMs;
    return { ledger: { ...kept, grants }, grant: { granted: 0, because: 'window', waitMs, askInMs } };
  }
  const startsAt = now + waitMs;
  const free = permitted - total(grants.filter(([leavesAt]) => leavesAt > startsAt));
  const granted = Math.min(Math.max(1, Math.floor(wanted)), free, dayLeft);
  const expiresAt = startsAt + leaseMs;
  const next = { ...kept, grants: added(grants, expiresAt + span, granted, Math.max(1, budget.windowMs / resolution)) };
  return {
    ledger: day === undefined ? next : { ...next, day: { ...day, used: day.used + granted } },
    grant: { granted, startsAt, expiresAt, paceMs: spanMs(budget) / permitted },
  };
}

/** Learns from the headers of an accepted answer; what they do not say stays as it was. */
function learn(ledger: SiteLedger, reading: LimitReading, now: number): SiteLedger {
  const { window } = reading;
  let next = ledger;
  if (isCount(window?.limit) && window.limit > 0 && window.limit !== ledger.limit)
    next = { ...next, limit: window.limit };
  // The last request of a window is never ours: somebody else spends from this budget too.
  if (window?.remaining === 0 && isCount(window.resetSeconds)) next = closed(next, window.resetSeconds * 1000, now);
  return learnDay(next, reading.day, now);
}

/** After a 429: nothing for `waitMs`, or nothing until the day is over. */
function exhaust(ledger: SiteLedger, what: 'window' | 'day', waitMs: number, now: number): SiteLedger {
  if (what === 'window') return closed(ledger, waitMs, now);
  const day = currentDay(ledger.day, now);
  const resetsAt = Math.max(day?.resetsAt ?? (waitMs > 0 ? 0 : nextUtcMidnight(now)), now + waitMs);
  const limit = day?.limit ?? day?.used ?? 0;
  return { ...ledger, day: { limit, used: Math.max(limit, day?.used ?? 0), resetsAt } };
}

/** What is known of the site, for people. */
function describe(site: string, ledger: SiteLedger, budget: DefaultBudget, now: number): SiteQuota {
  const limit = ledger.limit ?? budget.requests;
  const grants = stillCounting(ledger, now, budget.windowMs * (1 + jitterShare));
  const remaining = closedFor(ledger, now) > 0 ? 0 : Math.max(0, permittedInWindow(limit) - total(grants));
  const day = currentDay(ledger.day, now);
  return {
    site,
    window: { limit, windowMs: budget.windowMs, remaining, learnt: ledger.limit !== undefined },
    day: { limit: day?.limit, used: day?.used, resetsAt: day?.resetsAt },
  };
}

/** Whether forgetting the ledger would lose nothing but what the next answer tells again. */
function isIdle(ledger: SiteLedger, now: number): boolean {
  const day = currentDay(ledger.day, now);
  const dayUsedUp = day?.limit !== undefined && day.used >= day.limit;
  return !dayUsedUp && closedFor(ledger, now) <= 0 && (ledger.grants.at(-1)?.[0] ?? 0) <= now;
}

function permittedInWindow(limit: number): number {
  return Math.max(1, Math.floor(limit) - 1);
}

function stillCounting({ grants }: SiteLedger, now: number, span: number): SiteLedger['grants'] {
  // A grant further ahead than any can be was written by a clock that has been set back since.
  const furthest = now + 2 * (span + leaseMs);
  const first = grants[0];
  if (first === undefined || (first[0] > now && (grants.at(-1)?.[0] ?? 0) <= furthest)) return grants;
  return grants.filter(([leavesAt]) => leavesAt > now && leavesAt <= furthest);
}

function total(grants: SiteLedger['grants']): number {
  let sum = 0;
  for (const [, count] of grants) sum += count;
  return sum;
}

function untilOneLeaves(grants: SiteLedger['grants'], needed: number): number {
  let left = needed;
  for (const [leavesAt, count] of grants) {
    left -= count;
    if (left <= 0) return leavesAt;
  }
  return grants.at(-1)?.[0] ?? 0;
}

/** Grants of nearly the same time become one entry, counted from the later end. */
function added(grants: SiteLedger['grants'], leavesAt: number, count: number, grain: number): SiteLedger['grants'] {
  const rounded = Math.ceil(leavesAt / grain) * grain;
  const last = grants.at(-1);
  if (last !== undefined && last[0] === rounded) return [...grants.slice(0, -1), [rounded, last[1] + count]];
  return [...grants, [rounded, count]];
}

function closedFor({ closedUntil = 0 }: SiteLedger, now: number): number {
  const waitMs = closedUntil - now;
  return waitMs > longestClosedMs ? 0 : waitMs;
}

function closed(ledger: SiteLedger, waitMs: number, now: number): SiteLedger {
  const until = now + Math.min(Math.max(0, waitMs), longestClosedMs);
  return until <= (ledger.closedUntil ?? 0) && closedFor(ledger, now) > 0 ? ledger : { ...ledger, closedUntil: until };
}

function learnDay(ledger: SiteLedger, reading: LimitReading['day'], now: number): SiteLedger {
  if (reading === undefined) return ledger;
  const known = currentDay(ledger.day, now);
  const limit = isCount(reading.limit) ? reading.limit : known?.limit;
  if (limit === undefined) return ledger;
  const resetsAt = dayEnd(reading.resetSeconds, known?.resetsAt, now);
  const used = isCount(reading.remaining) ? Math.max(0, limit - reading.remaining) : (known?.used ?? 0);
  const unchanged =
    known === ledger.day && known?.limit === limit && known.used === used && known.resetsAt === resetsAt;
  return unchanged ? ledger : { ...ledger, day: { limit, used, resetsAt } };
}

/** When the day ends; whole seconds in a header do not move a known end to and fro. */
function dayEnd(resetSeconds: number | undefined, known: number | undefined, now: number): number {
  if (!isCount(resetSeconds) || resetSeconds === 0) return known ?? nextUtcMidnight(now);
  const told = now + Math.min(resetSeconds * 1000, 2 * oneDayMs);
  return known !== undefined && Math.abs(told - known) < 2_000 ? known : told;
}

/** The day, emptied when it is over; its limit stays known. */
function currentDay(day: DayLedger | undefined, now: number): DayLedger | undefined {
  if (day === undefined || now < day.resetsAt) return day;
  // A limit that was only inferred from a refusal is forgotten with its day.
  return day.limit === undefined || day.limit === 0
    ? undefined
    : { limit: day.limit, used: 0, resetsAt: nextUtcMidnight(now) };
}

function withDay(ledger: SiteLedger, day: DayLedger | undefined): SiteLedger {
  if (day === ledger.day) return ledger;
  if (day !== undefined) return { ...ledger, day };
  const { day: _over, ...rest } = ledger;
  return rest;
}

/** Scoro's days end at midnight UTC (PROTOCOL.md 7). */
function nextUtcMidnight(now: number): number {
  return (Math.floor(now / oneDayMs) + 1) * oneDayMs;
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value >= 0;
}
