import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DefaultBudget } from '../definition/connector.ts';
import { leaseMs, siteLedger, type SiteLedger } from './site-ledger.ts';

const noon = Date.UTC(2026, 0, 15, 12);
const budget = { requests: 25, windowMs: 2_000 };

describe('the window', () => {
  it('never sees more requests than its limit, sliding or fixed, whenever they are asked for and sent within their lease', () => {
    const scenario = fc.record({
      requests: fc.integer({ min: 1, max: 90 }),
      windowMs: fc.constantFrom(500, 1_000, 2_000, 10_000),
      asks: fc.array(
        fc.record({
          afterMs: fc.integer({ min: 0, max: 400 }),
          wanted: fc.integer({ min: 1, max: 30 }),
          sentAfter: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { minLength: 50, maxLength: 300 },
      ),
    });
    fc.assert(
      fc.property(scenario, ({ requests, windowMs, asks }) => {
        const sent: number[] = [];
        let ledger: SiteLedger = siteLedger.empty;
        let now = noon;
        for (const { afterMs, wanted, sentAfter } of asks) {
          now += afterMs;
          const step = siteLedger.take(ledger, wanted, { requests, windowMs }, now);
          ledger = step.ledger;
          const from = 'startsAt' in step.grant ? step.grant.startsAt : now;
          for (let at = 0; at < step.grant.granted; at += 1) sent.push(from + sentAfter * leaseMs);
        }
        expect(mostInWindow(sent, windowMs)).toBeLessThanOrEqual(requests);
      }),
    );
  });

  it.each([25, 40, 80, 500])('of %i requests is used to nine tenths at least', (requests) => {
    const { sent, durationMs } = saturate({ requests, windowMs: 2_000 }, 20_000);
    expect(sent / ((requests * durationMs) / 2_000)).toBeGreaterThanOrEqual(0.9);
  });

  it.each([1, 2, 3, 10])('of only %i requests is used nevertheless, and kept', (requests) => {
    const { sent, times } = saturate({ requests, windowMs: 2_000 }, 20_000);
    expect(sent).toBeGreaterThanOrEqual(Math.max(1, requests - 1) * 9);
    expect(mostInWindow(times, 2_000)).toBeLessThanOrEqual(requests);
  });

  it('tells exactly when it opens again, and grants from then on a little before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 5, maxLength: 40 }), (gaps) => {
        let ledger: SiteLedger = siteLedger.empty;
        let now = noon;
        for (const gap of gaps) {
          now += gap;
          const step = siteLedger.take(ledger, 7, budget, now);
          ledger = step.ledger;
          if (!('waitMs' in step.grant)) continue;
          const { waitMs, askInMs } = step.grant;
          expect(siteLedger.take(ledger, 1, budget, now + askInMs - 1).grant.granted).toBe(0);
          for (const asked of [now + askInMs, now + waitMs])
            expect(siteLedger.take(ledger, 1, budget, asked).grant).toMatchObject({
              granted: 1,
              startsAt: now + waitMs,
            });
        }
      }),
    );
  });

  it('takes the limit that a header tells, and keeps it where one does not', () => {
    let ledger = siteLedger.learn(siteLedger.empty, { window: { limit: 40 } }, noon);
    ledger = siteLedger.learn(ledger, { window: {} }, noon);
    ledger = siteLedger.learn(ledger, {}, noon);
    expect(siteLedger.take(ledger, 100, budget, noon).grant.granted).toBe(39);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('does not take %d for a limit', (limit) => {
    expect(siteLedger.learn(siteLedger.empty, { window: { limit } }, noon)).toBe(siteLedger.empty);
  });

  it('that somebody else emptied is left alone until it resets', () => {
    const ledger = siteLedger.learn(siteLedger.empty, { window: { limit: 40, remaining: 0, resetSeconds: 2 } }, noon);
    expect(siteLedger.take(ledger, 1, budget, noon + 1_000).grant).toEqual({
      granted: 0,
      because: 'window',
      waitMs: 1_000,
      askInMs: 750,
    });
    expect(siteLedger.take(ledger, 1, budget, noon + 1_999).grant).toMatchObject({ startsAt: noon + 2_000 });
    expect(siteLedger.take(ledger, 1, budget, noon + 2_000).grant.granted).toBe(1);
  });

  it('gives nothing after a 429 for as long as that says, and a shorter one does not shorten it', () => {
    let ledger = siteLedger.exhaust(siteLedger.empty, 'window', 5_000, noon);
    ledger = siteLedger.exhaust(ledger, 'window', 1_000, noon + 100);
    expect(siteLedger.take(ledger, 1, budget, noon + 4_000).grant).toEqual({
      granted: 0,
      because: 'window',
      waitMs: 1_000,
      askInMs: 750,
    });
    expect(siteLedger.take(ledger, 1, budget, noon + 5_000).grant.granted).toBe(1);
  });

  it('opens again although the clock was set back', () => {
    let ledger: SiteLedger = siteLedger.exhaust(siteLedger.empty, 'window', 1_000, noon);
    ledger = siteLedger.take(ledger, 100, budget, noon + 1_000).ledger;
    expect(siteLedger.take(ledger, 1, budget, noon - 86_400_000).grant.granted).toBe(1);
  });

  it('needs little room, however fast the site', () => {
    let ledger: SiteLedger = siteLedger.empty;
    for (let at = 0; at < 20_000; at += 1)
      ledger = siteLedger.take(ledger, 3, { requests: 100_000, windowMs: 2_000 }, noon + at).ledger;
    expect(JSON.stringify(ledger).length).toBeLessThan(5_000);
  });
});

describe('the day', () => {
  it('is not known, and not used up, until a header tells', () => {
    expect(siteLedger.learn(siteLedger.empty, { day: { remaining: 0 } }, noon)).toBe(siteLedger.empty);
    expect(siteLedger.describe('s', siteLedger.empty, budget, noon).day).toEqual({
      limit: undefined,
      used: undefined,
      resetsAt: undefined,
    });
  });

  it('is counted on from what the header tells, and used up at its limit, until the reset that it tells', () => {
    let ledger = siteLedger.learn(siteLedger.empty, { day: { limit: 500, remaining: 3, resetSeconds: 3_600 } }, noon);
    const first = siteLedger.take(ledger, 10, budget, noon + 1);
    expect(first.grant.granted).toBe(3);
    ledger = first.ledger;
    expect(siteLedger.take(ledger, 1, budget, noon + 5_000).grant).toEqual({
      granted: 0,
      because: 'day',
      returnsAt: noon + 3_600_000,
    });
    expect(siteLedger.take(ledger, 1, budget, noon + 3_600_000).grant.granted).toBe(1);
  });

  it('ends at midnight UTC where no header says when', () => {
    const ledger = siteLedger.learn(siteLedger.empty, { day: { limit: 500, remaining: 0 } }, noon);
    expect(siteLedger.take(ledger, 1, budget, noon).grant).toMatchObject({
      because: 'day',
      returnsAt: Date.UTC(2026, 0, 16),
    });
  });

  it('follows the header where own counting went wrong', () => {
    let ledger = siteLedger.learn(siteLedger.empty, { day: { limit: 100, remaining: 50 } }, noon);
    ledger = siteLedger.take(ledger, 20, budget, noon).ledger;
    expect(siteLedger.describe('s', ledger, budget, noon).day.used).toBe(70);
    ledger = siteLedger.learn(ledger, { day: { limit: 100, remaining: 45 } }, noon);
    expect(siteLedger.describe('s', ledger, budget, noon).day.used).toBe(55);
  });

  it('that is refused without a limit known is used up until then, and the limit is not taken for known afterwards', () => {
    const ledger = siteLedger.exhaust(siteLedger.empty, 'day', 0, noon);
    const midnight = Date.UTC(2026, 0, 16);
    expect(siteLedger.take(ledger, 1, budget, noon + 60_000).grant).toMatchObject({
      because: 'day',
      returnsAt: midnight,
    });
    const next = siteLedger.take(ledger, 1, budget, midnight);
    expect(next.grant.granted).toBe(1);
    expect(next.ledger.day).toBeUndefined();
  });

  it('that is refused earlier than counted is used up, and empties with its reset', () => {
    let ledger = siteLedger.learn(siteLedger.empty, { day: { limit: 500, remaining: 200, resetSeconds: 600 } }, noon);
    ledger = siteLedger.exhaust(ledger, 'day', 0, noon);
    expect(siteLedger.take(ledger, 1, budget, noon).grant).toMatchObject({ because: 'day', returnsAt: noon + 600_000 });
    expect(siteLedger.describe('s', ledger, budget, noon + 600_000).day).toMatchObject({ limit: 500, used: 0 });
  });

  it('gives the same ledger where a header tells nothing new', () => {
    const ledger = siteLedger.learn(
      siteLedger.empty,
      { window: { limit: 40 }, day: { limit: 500, remaining: 200, resetSeconds: 600 } },
      noon,
    );
    expect(
      siteLedger.learn(
        ledger,
        { window: { limit: 40 }, day: { limit: 500, remaining: 200, resetSeconds: 600 } },
        noon + 900,
      ),
    ).toBe(ledger);
  });
});

it('a ledger survives being kept as JSON', () => {
  let ledger = siteLedger.learn(siteLedger.empty, { window: { limit: 40 }, day: { limit: 500, remaining: 200 } }, noon);
  ledger = siteLedger.exhaust(siteLedger.take(ledger, 5, budget, noon).ledger, 'window', 10, noon);
  expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger);
});

/** Asks every few milliseconds for as much as there is. */
function saturate(given: DefaultBudget, durationMs: number): { sent: number; durationMs: number; times: number[] } {
  const times: number[] = [];
  let ledger: SiteLedger = siteLedger.empty;
  for (let now = noon; now < noon + durationMs; now += 3) {
    const step = siteLedger.take(ledger, 5, given, now);
    ledger = step.ledger;
    const from = 'startsAt' in step.grant ? step.grant.startsAt : now;
    for (let at = 0; at < step.grant.granted; at += 1) times.push(from);
  }
  return { sent: times.length, durationMs, times };
}

function mostInWindow(times: readonly number[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (let to = 0; to < sorted.length; to += 1) {
    while ((sorted[to] ?? 0) - (sorted[from] ?? 0) >= windowMs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
