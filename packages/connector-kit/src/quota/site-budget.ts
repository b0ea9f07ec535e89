import type { DefaultBudget } from '../definition/connector.ts';
import type { LimitReading } from '../definition/wire.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { Grant, QuotaStore } from './quota-store.ts';
import { spanMs } from './site-ledger.ts';
import { WaitingLine, type Waiter } from './waiting-line.ts';

/** A wish to send one request. */
export interface Wish extends Waiter {
  /** Key of the site. */
  readonly site: string;
  /** The longest that may be waited. */
  readonly maxWaitMs: number;
  readonly signal: AbortSignal;
  /** In place of the budget that all sites begin with; `requests: Infinity` is no limit. */
  readonly budget?: DefaultBudget;
}

/** Hands out the requests that each site permits. */
export interface SiteBudgets {
  /**
   * Settles when the request may be sent, undefined where that is now; send it at once. Throws `upstream_rate_limited` as soon as it is known that the wait
   * would be longer than allowed, and `quota_exhausted` when the day is used up; both say when it will work.
   */
  acquire(wish: Wish): Promise<void> | undefined;
  /** Learns from the headers of an accepted answer. What cannot be stored is learnt from the next one. */
  learn(site: string, reading: LimitReading): void;
  /**
   * After a 429: nothing is sent for `waitMs` (undefined: a window, at least a second), or until the day is over. Holds in this process even
   * where it cannot be stored.
   */
  exhaust(site: string, what: 'window' | 'day', waitMs: number | undefined): void;
}

export interface SiteBudgetsOptions {
  readonly store: QuotaStore;
  /** What a site is taken to permit until a header says otherwise. */
  readonly budget: DefaultBudget;
  readonly now?: () => number;
}

interface Waiting extends Wish {
  readonly until: number;
  readonly grant: () => void;
  readonly refuse: (error: unknown) => void;
}

/** What one process knows of a site at the moment. */
interface Counter {
  readonly line: WaitingLine<Waiting>;
  budget: DefaultBudget;
  /** Requests granted by the store and not yet handed out. */
  leased: number;
  leaseStarts: number;
  leaseEnds: number;
  paceMs: number;
  nextBackgroundAt: number;
  closedUntil: number;
  /** The store is not asked before. */
  askAt: number;
  asking: boolean;
  timer: NodeJS.Timeout | undefined;
  /** Wishes in this and in the last period of {@link demandMs}, to lease as many as will be wanted. */
  demand: number;
  lastDemand: number;
  demandSince: number;
  learntLimit: number | undefined;
  learntAt: number;
}

const demandMs = 40;
const mostLeased = 64;
/** Turns that the background makes up for when it is late. */
const mostCaughtUp = 3;
const mostCounters = 1_000;
const learnEveryMs = 1_000;

/** Budgets of sites over a store that processes may share. */
export function createSiteBudgets({ store, budget: usual, now = () => Date.now() }: SiteBudgetsOptions): SiteBudgets {
  const counters = new Map<string, Counter>();
  return {
    acquire(wish) {
      const budget = wish.budget ?? usual;
      if (wish.signal.aborted) return Promise.reject(reasonOf(wish.signal));
      if (budget.requests === Infinity) return undefined;
      const counter = counterOf(counters, wish.site, budget, now());
      if (handOutAtOnce(counter, wish, now())) return undefined;
      return new Promise((grant, refuse) => {
        enqueue(counter, wish, grant, refuse);
      });
    },
    learn(site, reading) {
      const counter = counters.get(site);
      // Who spends without limit has no counter, and nothing to learn.
      if (counter !== undefined && isNews(counter, reading, now())) store.learn(site, reading).catch(ignore);
    },
    exhaust(site, what, told) {
      const counter = counters.get(site);
      const waitMs = told ?? (what === 'day' ? 0 : Math.max(1_000, counter?.budget.windowMs ?? usual.windowMs));
      if (counter !== undefined) {
        counter.leased = 0;
        if (what === 'window') {
          counter.closedUntil = Math.max(counter.closedUntil, now() + waitMs);
          counter.askAt = counter.closedUntil;
        }
      }
      store.exhaust(site, what, waitMs).catch(ignore);
    },
  };

  function enqueue(counter: Counter, wish: Wish, grant: () => void, refuse: (error: unknown) => void): void {
    const time = now();
    const expected = expectedWait(counter, Math.max(0, counter.closedUntil - time), counter.line.ahead(wish.priority));
    if (expected > wish.maxWaitMs) {
      refuse(tooLong(expected));
      return;
    }
    const { signal } = wish;
    const leave = () => {
      counter.line.remove(waiting);
      if (counter.line.size === 0) stopSleeping(counter);
      refuse(signal.reason);
    };
    const waiting: Waiting = {
      ...wish,
      until: time + wish.maxWaitMs,
      grant: () => {
        signal.removeEventListener('abort', leave);
        grant();
      },
      refuse: (error) => {
        signal.removeEventListener('abort', leave);
        refuse(error);
      },
    };
    signal.addEventListener('abort', leave, { once: true });
    counter.line.add(waiting);
    serve(counter);
  }

  /** Hands out what is leased, asks for more while somebody waits, and sleeps while there is nothing. */
  function serve(counter: Counter): void {
    const time = now();
    handOut(counter, time);
    if (counter.line.size === 0 || counter.asking) return;
    const paused = counter.line.interactive === 0 ? counter.nextBackgroundAt - time : 0;
    const leaseMs = counter.leased > 0 ? counter.leaseStarts - time : 0;
    const pauseMs = Math.max(paused, counter.askAt - time, leaseMs);
    if (pauseMs > 0) rest(counter, pauseMs, Math.max(pauseMs, counter.closedUntil - time), time);
    else void ask(counter);
  }

  async function ask(counter: Counter): Promise<void> {
    const [first] = counter.line;
    if (first === undefined) return;
    counter.asking = true;
    try {
      settleGrant(counter, await store.take(first.site, wanted(counter, now()), counter.budget), now());
    } catch (error) {
      for (const waiting of counter.line) refuseWaiting(counter, waiting, error);
    } finally {
      counter.asking = false;
    }
    serve(counter);
  }

  /** Sleeps for a while; who may not wait until the window opens is told at once. */
  function rest(counter: Counter, pauseMs: number, waitMs: number, time: number): void {
    let place = 0;
    for (const waiting of counter.line) {
      const expected = expectedWait(counter, waitMs, place);
      if (time + expected > waiting.until) refuseWaiting(counter, waiting, tooLong(expected));
      else place += 1;
    }
    stopSleeping(counter);
    if (place === 0) return;
    counter.timer = setTimeout(() => {
      counter.timer = undefined;
      serve(counter);
    }, Math.ceil(pauseMs));
  }
}

function stopSleeping(counter: Counter): void {
  clearTimeout(counter.timer);
  counter.timer = undefined;
}

/** The shortest wait of somebody behind `ahead` others, when the window opens in `opensInMs`: a whole window's requests may go together. */
function expectedWait({ paceMs, budget }: Counter, opensInMs: number, ahead: number): number {
  const span = spanMs(budget);
  return opensInMs + Math.floor((ahead * paceMs) / span) * span;
}

/** How many requests could be handed out now, and as many as will be wanted while the lease lasts, where the budget is that large. */
function wanted({ line, nextBackgroundAt, paceMs, lastDemand }: Counter, time: number): number {
  const turns = Math.floor((time - nextBackgroundAt) / backgroundPace(paceMs)) + 1;
  const background = Math.min(line.size - line.interactive, mostCaughtUp, Math.max(0, turns));
  const soon = Math.min(lastDemand, Math.floor(demandMs / paceMs));
  return Math.min(mostLeased, Math.max(1, line.interactive === 0 ? background : line.ahead('interactive'), soon));
}

/** A little quicker than even, so that nothing is left over when a turn comes late. */
function backgroundPace(paceMs: number): number {
  return paceMs * 0.9;
}

function counterOf(counters: Map<string, Counter>, site: string, budget: DefaultBudget, time: number): Counter {
  const known = counters.get(site);
  if (known !== undefined) {
    known.budget = budget;
    return known;
  }
  if (counters.size >= mostCounters) forgetIdle(counters, time);
  const counter: Counter = {
    line: new WaitingLine(),
    budget,
    leased: 0,
    leaseStarts: 0,
    leaseEnds: 0,
    paceMs: budget.windowMs / Math.max(1, budget.requests),
    nextBackgroundAt: 0,
    closedUntil: 0,
    askAt: 0,
    asking: false,
    timer: undefined,
    demand: 0,
    lastDemand: 0,
    demandSince: time,
    learntLimit: undefined,
    learntAt: 0,
  };
  counters.set(site, counter);
  return counter;
}

function forgetIdle(counters: Map<string, Counter>, time: number): void {
  for (const [site, counter] of counters) {
    if (counter.line.size === 0 && !counter.asking && counter.leaseEnds <= time && counter.closedUntil <= time)
      counters.delete(site);
  }
}

/** Without waiting, where nobody waits and something is leased. */
function handOutAtOnce(counter: Counter, wish: Wish, time: number): boolean {
  countDemand(counter, time);
  if (counter.line.size > 0 || counter.leased <= 0 || counter.leaseStarts > time || counter.leaseEnds < time)
    return false;
  if (wish.priority === 'background' && !backgroundTurn(counter, time)) return false;
  counter.leased -= 1;
  counter.line.served(wish.tenant);
  return true;
}

function handOut(counter: Counter, time: number): void {
  if (counter.leaseEnds < time) counter.leased = 0;
  while (counter.leased > 0 && counter.leaseStarts <= time) {
    const waiting = counter.line.next({ background: counter.nextBackgroundAt <= time });
    if (waiting === undefined) return;
    if (waiting.priority === 'background') backgroundTurn(counter, time);
    counter.leased -= 1;
    waiting.grant();
  }
}

/** The background goes at an even pace, so that what is interactive never finds the whole window spent in its first moment. */
function backgroundTurn(counter: Counter, time: number): boolean {
  if (counter.nextBackgroundAt > time) return false;
  const pace = backgroundPace(counter.paceMs);
  counter.nextBackgroundAt = Math.max(counter.nextBackgroundAt, time - (mostCaughtUp - 1) * pace) + pace;
  return true;
}

function settleGrant(counter: Counter, grant: Grant, time: number): void {
  if (grant.granted > 0 && 'expiresAt' in grant) {
    counter.leased = grant.granted;
    counter.leaseStarts = grant.startsAt;
    counter.leaseEnds = grant.expiresAt;
    counter.paceMs = grant.paceMs;
    return;
  }
  counter.leased = 0;
  if ('returnsAt' in grant) {
    for (const waiting of counter.line) refuseWaiting(counter, waiting, dayUsedUp(grant.returnsAt, time));
    return;
  }
  if ('waitMs' in grant) {
    counter.closedUntil = Math.max(counter.closedUntil, time + grant.waitMs);
    counter.askAt = Math.max(counter.askAt, time + grant.askInMs);
  }
}

function refuseWaiting(counter: Counter, waiting: Waiting, error: unknown): void {
  counter.line.remove(waiting);
  waiting.refuse(error);
}

function countDemand(counter: Counter, time: number): void {
  const past = time - counter.demandSince;
  if (past >= demandMs) {
    counter.lastDemand = past >= 2 * demandMs ? 0 : counter.demand;
    counter.demand = 0;
    counter.demandSince = time;
  }
  counter.demand += 1;
}

/** Whether a store that many share should hear of it: a limit that changed, a window or day near its end, else once a second. */
function isNews(counter: Counter, reading: LimitReading, time: number): boolean {
  const { day, window } = reading;
  const changed = window?.limit !== undefined && window.limit !== counter.learntLimit;
  const nearEnd = window?.remaining === 0 || (day?.remaining !== undefined && day.remaining < 100);
  if (!changed && !nearEnd && time - counter.learntAt < learnEveryMs) return false;
  counter.learntLimit = window?.limit ?? counter.learntLimit;
  counter.learntAt = time;
  return true;
}

function ignore(): void {}

function tooLong(waitMs: number): TandemError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new TandemError(
    'upstream_rate_limited',
    'The request rate that the application permits is used up for the moment. Nothing was sent.',
    {
      retryAfterSeconds,
      hint: `It will work again in about ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}.`,
    },
  );
}

function dayUsedUp(returnsAt: number, time: number): TandemError {
  return new TandemError('quota_exhausted', "The site's requests for today are used up. Nothing was sent.", {
    retryAfterSeconds: Math.max(1, Math.ceil((returnsAt - time) / 1000)),
    hint: `They return at ${new Date(returnsAt).toISOString()}.`,
  });
}

/** The reason as it was given; a caller that aborts with something else than an error still gets that. */
function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error(String(reason), { cause: reason });
}
