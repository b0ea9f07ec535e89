import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryQuotaStore } from './memory-quota-store.ts';
import type { QuotaStore } from './quota-store.ts';
import { createSiteBudgets, type SiteBudgets, type Wish } from './site-budget.ts';

const budget = { requests: 40, windowMs: 2_000 };
const signal = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 12) });
});

afterEach(() => {
  const timersLeft = vi.getTimerCount();
  vi.useRealTimers();
  if (timersLeft > 0) throw new Error(`${timersLeft} timers are left behind.`);
});

describe('a budget', () => {
  it('lets what the window permits go together, and the rest when it opens', async () => {
    const times = await spend(createSiteBudgets({ store: new MemoryQuotaStore(), budget }), 60);
    expect(times.filter((time) => time < 20)).toHaveLength(39);
    expect(times.filter((time) => time > 2_000 && time < 2_200)).toHaveLength(21);
  });

  it('is kept and used by several processes together, whatever their wishes', async () => {
    const store = new MemoryQuotaStore();
    const nodes = Array.from({ length: 4 }, () => createSiteBudgets({ store, budget }));
    const times = (
      await Promise.all(
        nodes.map((node, at) => spend(node, 150, { priority: at % 2 === 0 ? 'interactive' : 'background' })),
      )
    )
      .flat()
      .sort((a, b) => a - b);
    expect(times).toHaveLength(600);
    expect(mostInWindow(times, budget.windowMs)).toBeLessThanOrEqual(budget.requests);
    const used =
      times.filter((time) => time >= 4_000 && time < 28_000).length / ((24_000 / budget.windowMs) * budget.requests);
    expect(used).toBeGreaterThanOrEqual(0.9);
  });

  it('of the background alone is used evenly, and to nine tenths', async () => {
    const times = await spend(createSiteBudgets({ store: new MemoryQuotaStore(), budget }), 400, {
      priority: 'background',
    });
    expect(mostInWindow(times, budget.windowMs)).toBeLessThanOrEqual(budget.requests);
    expect(times.length / (((times.at(-1) ?? 0) / budget.windowMs) * budget.requests)).toBeGreaterThanOrEqual(0.9);
    expect(times.filter((time) => time <= 1_000).length).toBeLessThanOrEqual(25);
  });

  it('without limit costs nothing and asks nobody', async () => {
    const store = failingStore();
    const budgets = createSiteBudgets({ store, budget: { requests: Number.POSITIVE_INFINITY, windowMs: 1 } });
    for (let at = 0; at < 1_000; at += 1) expect(budgets.acquire(wish())).toBeUndefined();
    budgets.learn('s', { window: { limit: 1 } });
  });

  it('follows the limit that a header tells', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    await budgets.acquire(wish());
    budgets.learn('s', { window: { limit: 80, remaining: 79, resetSeconds: 2 } });
    const times = await spend(budgets, 100);
    expect(times.filter((time) => time < 20)).toHaveLength(78);
  });

  it('keeps sites apart', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    await spend(budgets, 39, { site: 'a' });
    expect(await spend(budgets, 39, { site: 'b' })).toEqual(Array.from({ length: 39 }, () => expect.toBeOneOf([0, 1])));
    await vi.advanceTimersByTimeAsync(5_000);
  });
});

describe('waiting', () => {
  it('that would be too long is refused at once, with the time when it will work', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    await spend(budgets, 39);
    const started = Date.now();
    await expect(budgets.acquire(wish({ maxWaitMs: 1_000 }))).rejects.toMatchObject({
      code: 'upstream_rate_limited',
      facts: { retryAfterSeconds: 3, hint: expect.stringContaining('3 seconds') },
    });
    expect(Date.now()).toBe(started);
  });

  it('behind many others is refused at once where their turn alone takes longer', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    const outcomes = await settle(Array.from({ length: 300 }, () => budgets.acquire(wish({ maxWaitMs: 4_500 }))));
    const served = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
    expect(served).toBeGreaterThanOrEqual(3 * 39);
    expect(served).toBeLessThanOrEqual(4 * 39);
  });

  it('is never longer than allowed, of whatever priority', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget: { requests: 5, windowMs: 2_000 } });
    const started = Date.now();
    const waits: number[] = [];
    const wishes = Array.from({ length: 60 }, (_, at) => {
      const maxWaitMs = (at % 7) * 1_000;
      return Promise.resolve(
        budgets.acquire(wish({ maxWaitMs, priority: at % 2 === 0 ? 'interactive' : 'background' })),
      )
        .catch(() => {})
        .then(() => waits.push(Date.now() - started - maxWaitMs));
    });
    await settle(wishes);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5);
  });

  it('ends with the caller’s signal, and leaves the place to others', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    await spend(budgets, 39);
    const controller = new AbortController();
    const gone = Promise.resolve(budgets.acquire(wish({ signal: controller.signal })));
    gone.catch(() => {});
    await vi.advanceTimersByTimeAsync(100);
    controller.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    await expect(budgets.acquire(wish({ signal: controller.signal }))).rejects.toThrow('gone');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is of no use when the day is used up', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    await budgets.acquire(wish());
    budgets.learn('s', { day: { limit: 500, remaining: 0, resetSeconds: 3_600 } });
    await expect(settle([budgets.acquire(wish({ maxWaitMs: 60_000 }))])).resolves.toMatchObject([
      {
        reason: {
          code: 'quota_exhausted',
          facts: { retryAfterSeconds: 3_600, hint: expect.stringContaining('2026-01-15T13:00:00.000Z') },
        },
      },
    ]);
  });

  it('after a 429 is as long as that says', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    await budgets.acquire(wish());
    budgets.exhaust('s', 'window', 3_000);
    await expect(budgets.acquire(wish({ maxWaitMs: 2_000 }))).rejects.toMatchObject({
      code: 'upstream_rate_limited',
      facts: { retryAfterSeconds: 3 },
    });
    expect(await spend(budgets, 1)).toEqual([expect.closeTo(3_000, -2)]);
    budgets.exhaust('s', 'window', undefined);
    expect(await spend(budgets, 1)).toEqual([expect.closeTo(2_000, -2)]);
  });

  it('fails with the store, and what is learnt then is lost without noise', async () => {
    const budgets = createSiteBudgets({ store: failingStore(), budget });
    await expect(budgets.acquire(wish())).rejects.toThrow('store is gone');
    budgets.learn('s', { window: { limit: 3 } });
    budgets.exhaust('s', 'window', 1_000);
    await vi.advanceTimersByTimeAsync(0);
    await expect(budgets.acquire(wish({ maxWaitMs: 10 }))).rejects.toMatchObject({ code: 'upstream_rate_limited' });
  });
});

describe('whose turn it is', () => {
  it('is the interactive one’s before the background’s', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget: { requests: 5, windowMs: 2_000 } });
    await spend(budgets, 4);
    const order: string[] = [];
    const wishes = [
      ...Array.from({ length: 4 }, () => take(budgets, order, 'background', 'one')),
      ...Array.from({ length: 4 }, () => take(budgets, order, 'interactive', 'one')),
    ];
    await settle(wishes);
    expect(order.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 'interactive one'));
    expect(order).toHaveLength(8);
  });

  it('is quickly the interactive one’s while the background takes all it can', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    const streaming = Array.from({ length: 300 }, () =>
      budgets.acquire(wish({ priority: 'background', tenant: 'sync' })),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    const started = Date.now();
    let waited = Infinity;
    void Promise.resolve(budgets.acquire(wish({ tenant: 'person' }))).then(() => (waited = Date.now() - started));
    await vi.advanceTimersByTimeAsync(500);
    expect(waited).toBeLessThanOrEqual(250);
    await settle(streaming);
  });

  it('is at most every other time the same tenant’s while others wait', async () => {
    const budgets = createSiteBudgets({ store: new MemoryQuotaStore(), budget });
    await spend(budgets, 39);
    const order: string[] = [];
    const wishes = [
      ...Array.from({ length: 60 }, () => take(budgets, order, 'interactive', 'greedy')),
      ...Array.from({ length: 20 }, () => take(budgets, order, 'background', 'modest')),
      ...Array.from({ length: 10 }, () => take(budgets, order, 'interactive', 'small')),
    ];
    await settle(wishes);
    const last = order.findLastIndex((each) => !each.endsWith('greedy'));
    const contested = order.slice(0, last + 1).filter((each) => each.endsWith('greedy')).length;
    expect(contested).toBeLessThanOrEqual((last + 1) / 2 + 1);
    expect(order).toHaveLength(90);
  });
});

function wish(given: Partial<Wish> = {}): Wish {
  return { site: 's', tenant: 't', priority: 'interactive', maxWaitMs: 600_000, signal, ...given };
}

async function take(budgets: SiteBudgets, order: string[], priority: Wish['priority'], tenant: string): Promise<void> {
  await budgets.acquire(wish({ priority, tenant }));
  order.push(`${priority} ${tenant}`);
}

/** When each of so many wishes was granted, in milliseconds from now. */
async function spend(budgets: SiteBudgets, count: number, given: Partial<Wish> = {}): Promise<number[]> {
  const started = Date.now();
  const times: number[] = [];
  await settle(
    Array.from({ length: count }, () =>
      Promise.resolve(budgets.acquire(wish(given))).then(() => times.push(Date.now() - started)),
    ),
  );
  return times;
}

async function settle(wishes: readonly (Promise<unknown> | undefined)[]): Promise<PromiseSettledResult<unknown>[]> {
  const progress = { done: false };
  const settled = Promise.allSettled(wishes).then((outcomes) => {
    progress.done = true;
    return outcomes;
  });
  await vi.advanceTimersByTimeAsync(0);
  while (!progress.done) await vi.advanceTimersByTimeAsync(1);
  return settled;
}

function mostInWindow(sorted: readonly number[], windowMs: number): number {
  return Math.max(...sorted.map((from) => sorted.filter((time) => time >= from && time < from + windowMs).length));
}

function failingStore(): QuotaStore {
  const fail = () => Promise.reject(new Error('store is gone'));
  return { take: fail, learn: fail, exhaust: fail, read: fail };
}
