import { postgresConnector } from '@tandem/connector-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import {
  startCyclesPlatform,
  type CyclesPlatform,
  type ShownCycle,
  type ShownRun,
} from '../testing/cycles-platform.ts';

/** What is polled. */
let shops: TestDatabase;
let platform: CyclesPlatform;
let account: string;
beforeAll(async () => {
  shops = await createTestDatabase({ empty: true });
  await shops.pool.query(
    'create table orders (id integer primary key, shop integer not null, name text not null, changed_at timestamptz not null)',
  );
  const { host, port, user, password, database } = shops.address;
  platform = await startCyclesPlatform({
    connectors: [postgresConnector],
    sandbox: { scale: 0.01 },
    privateHosts: new Set([`${host}:${port}`]),
  });
  const made = z.object({ id: z.string() }).parse(await platform.json('POST', '/v1/accounts', { name: 'Shops' }));
  account = made.id;
  const properties = { host, port: String(port), database, user, password, tls: 'off' };
  await platform.json('POST', `/v1/accounts/${account}/connectors`, { connector: 'postgres', properties });
});
afterAll(async () => {
  await platform.close();
  await shops.close();
});

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
const hasEnded = ({ state }: ShownRun): boolean =>
  ['succeeded', 'partlySucceeded', 'failed', 'cancelled'].includes(state);
/** Fails for the order of this name. */
const unlessBroken = {
  key: 'whole',
  kind: 'decision',
  when: { left: { $path: 'record.name' }, is: 'equals', right: 'broken' },
  then: [{ key: 'stop', kind: 'end', outcome: 'failed', reason: 'It is broken.' }],
};

let number = 0;
/** A shop of its own with a cycle that polls its orders, and has not polled yet. */
async function openShop(trigger: object = {}, steps: readonly unknown[] = []) {
  number += 1;
  const shop = number;
  const document = {
    format: 1,
    name: `Poll ${shop}`,
    connectors: { shop: { connector: 'postgres' } },
    trigger: {
      kind: 'poll',
      connector: 'shop',
      method: 'rows.list',
      input: {
        table: 'orders',
        order: ['changed_at', 'id'],
        filter: {
          shop,
          changed_at: { gte: { $path: 'checkpoint', through: [{ use: 'default', value: '2000-01-01T00:00:00Z' }] } },
        },
      },
      everyMinutes: 10_080,
      firstRun: 'everything',
      ...trigger,
    },
    steps: [...steps, { key: 'seen', kind: 'transform', value: { $path: 'record.name' } }],
  };
  const order = (id: number, name: string, changedAt: Date) =>
    shops.pool.query(
      `insert into orders values ($1, $2, $3, $4) on conflict (id) do update set name = excluded.name, changed_at = excluded.changed_at`,
      [shop * 1_000 + id, shop, name, changedAt],
    );
  const open = () => platform.cycle(account, document);
  return { document, order, open };
}

/** The run that begins when a polling cycle is enabled. */
async function firstPoll(cycle: ShownCycle): Promise<ShownRun> {
  await expect.poll(async () => (await cycle.runs()).length, { interval: 20, timeout: 10_000 }).toBe(1);
  const [first] = await cycle.runs();
  return cycle.until(first?.id ?? '', (run) => hasEnded(run) || run.state === 'waiting');
}

/** Has the next tick come now; answers when the one after it is there. */
async function tickNow({ id }: ShownCycle): Promise<void> {
  const { pool } = platform.platform.testDatabase;
  await pool.query('update graphile_worker._private_jobs set run_at = now() where key = $1', [`tick/${id}`]);
  const isLater = async () => {
    const { rowCount } = await pool.query(
      `select from graphile_worker.jobs where key = $1 and run_at > now() + interval '1 day' and locked_at is null`,
      [`tick/${id}`],
    );
    return rowCount;
  };
  await expect.poll(isLater, { interval: 20, timeout: 10_000 }).toBe(1);
}

/** The names of the orders that a run has found. */
async function found(cycle: ShownCycle, run: ShownRun): Promise<readonly unknown[]> {
  const all = await cycle.transactions(run.id);
  return all.flatMap(({ record }) => (isOrder(record) ? [record.name] : [])).toSorted();
}
const isOrder = (record: unknown): record is { readonly name: string } =>
  typeof record === 'object' && record !== null && 'name' in record;

const checkpointShape = z.object({ at: z.string().nullable(), setBy: z.string().nullable() });
const checkpoint = async ({ path }: ShownCycle, name = 'records') =>
  checkpointShape.parse(await platform.json('GET', `${path}/checkpoints/${name}`));
const setByHand = ({ path }: ShownCycle, at: Date | null) =>
  platform.json('PUT', `${path}/checkpoints/records`, { at: at?.toISOString() ?? null });

describe('a first poll', () => {
  it('begins where the cycle says: with everything, from a moment, or from now', async () => {
    const names = async (firstRun: unknown) => {
      const shop = await openShop({ firstRun });
      await shop.order(1, 'old', minutesAgo(60 * 24 * 30));
      await shop.order(2, 'of this week', minutesAgo(60 * 24 * 2));
      await shop.order(3, 'new', new Date());
      const cycle = await shop.open();
      return found(cycle, await firstPoll(cycle));
    };
    const all = await Promise.all([
      names('everything'),
      names({ from: minutesAgo(60 * 24 * 7).toISOString() }),
      names('now'),
    ]);
    expect(all).toEqual([['new', 'of this week', 'old'], ['new', 'of this week'], ['new']]);
  });
});

describe('a later poll', () => {
  it('finds what is new or changed, also what came a little behind the checkpoint, and leaves out what it has seen', async () => {
    const shop = await openShop({ overlapMinutes: 10 });
    await shop.order(1, 'one', minutesAgo(5));
    await shop.order(2, 'two', minutesAgo(5));
    const cycle = await shop.open();
    expect(await found(cycle, await firstPoll(cycle))).toEqual(['one', 'two']);
    // Both are within the overlap, and as they were.
    expect(await found(cycle, await cycle.run())).toEqual([]);
    await shop.order(2, 'two, changed', minutesAgo(4));
    await shop.order(3, 'told of late', minutesAgo(8));
    await shop.order(4, 'beyond the overlap', minutesAgo(12));
    expect(await found(cycle, await cycle.run())).toEqual(['told of late', 'two, changed']);
    // As it was once is not as it was last.
    await shop.order(2, 'two', minutesAgo(4));
    expect(await found(cycle, await cycle.run())).toEqual(['two']);
  });

  it('finds more than a page, each record once', async () => {
    const shop = await openShop();
    await shops.pool.query(
      `insert into orders select $1 * 1000 + n, $1, 'order ' || n, now() from generate_series(1, 250) as n`,
      [number],
    );
    const cycle = await shop.open();
    expect(await firstPoll(cycle)).toMatchObject({ state: 'succeeded', counts: { succeeded: 250 } });
    await shop.order(1, 'order 1, changed', new Date());
    expect(await found(cycle, await cycle.run())).toEqual(['order 1, changed']);
  });
});

describe('the checkpoint', () => {
  it('moves to where the poll began, under its name, once all transactions have ended', async () => {
    const shop = await openShop({ checkpoint: 'orders' }, [unlessBroken]);
    await shop.order(1, 'fine', new Date());
    await shop.order(2, 'broken', new Date());
    const before = Date.now();
    const cycle = await shop.open();
    expect(await firstPoll(cycle)).toMatchObject({ state: 'partlySucceeded' });
    const { at, setBy } = await checkpoint(cycle, 'orders');
    expect(setBy).toBe('run');
    expect(Date.parse(at ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(at ?? '')).toBeLessThanOrEqual(Date.now());
    expect(await checkpoint(cycle, 'records')).toEqual({ at: null, setBy: null });
    // What failed has ended too: it is done again by hand, not by the next poll.
    expect(await found(cycle, await cycle.run())).toEqual([]);
  });

  it('stays where a run ended early or could not read its list, and everything comes again', async () => {
    const shop = await openShop({}, [
      { ...unlessBroken, then: [{ key: 'stop', kind: 'end', scope: 'run', outcome: 'failed' }] },
    ]);
    await shop.order(1, 'fine', minutesAgo(1));
    const cycle = await shop.open();
    await firstPoll(cycle);
    const before = await checkpoint(cycle);
    await shop.order(2, 'good', new Date());
    await shop.order(3, 'broken', new Date());
    expect(await cycle.run()).toMatchObject({ state: 'partlySucceeded' });
    expect(await checkpoint(cycle)).toEqual(before);
    await shops.pool.query('alter table orders rename to away');
    expect(await cycle.run()).toMatchObject({ state: 'failed' });
    await shops.pool.query('alter table away rename to orders');
    expect(await checkpoint(cycle)).toEqual(before);
    await shop.order(3, 'mended', new Date());
    expect(await found(cycle, await cycle.run())).toEqual(['good', 'mended']);
  });

  it('does not move while a record waits, nor when the run is cancelled', async () => {
    const shop = await openShop({}, [{ key: 'later', kind: 'delay', seconds: 600 }]);
    await shop.order(1, 'one', new Date());
    const cycle = await shop.open();
    const { id, state } = await firstPoll(cycle);
    expect(state).toBe('waiting');
    expect(await checkpoint(cycle)).toEqual({ at: null, setBy: null });
    // The next one does not begin meanwhile: it would find the same.
    await tickNow(cycle);
    expect(await cycle.runs()).toHaveLength(1);
    await platform.json('POST', `/v1/accounts/${account}/runs/${id}/cancel`);
    await cycle.until(id, hasEnded);
    expect(await checkpoint(cycle)).toEqual({ at: null, setBy: null });
    await tickNow(cycle);
    const [latest] = await cycle.runs();
    expect(latest?.id).not.toBe(id);
    expect(await found(cycle, await cycle.until(latest?.id ?? '', (run) => run.state === 'waiting'))).toEqual(['one']);
  });

  it('outlives disabling and publishing', async () => {
    const shop = await openShop();
    await shop.order(1, 'one', new Date());
    const cycle = await shop.open();
    await firstPoll(cycle);
    const before = await checkpoint(cycle);
    await platform.json('POST', `${cycle.path}/disable`);
    expect(await checkpoint(cycle)).toEqual(before);
    const trigger = { ...shop.document.trigger, everyMinutes: 5_000 };
    await platform.json('PATCH', cycle.path, { draft: { ...shop.document, trigger } });
    await platform.json('POST', `${cycle.path}/publish`);
    expect(await checkpoint(cycle)).toEqual(before);
    expect(await found(cycle, await cycle.run())).toEqual([]);
  });
});

describe.concurrent('a checkpoint that a person', () => {
  /** A cycle whose second poll has found an order and waits, with what it found before. */
  async function polling() {
    const shop = await openShop({ overlapMinutes: 0 }, [{ key: 'pause', kind: 'delay', seconds: 1 }]);
    await shop.order(1, 'one', minutesAgo(90));
    const cycle = await shop.open();
    await cycle.until((await firstPoll(cycle)).id, hasEnded);
    await setByHand(cycle, minutesAgo(60));
    await shop.order(2, 'two', minutesAgo(30));
    const run = await cycle.run();
    expect(run.state).toBe('waiting');
    expect(await found(cycle, run)).toEqual(['two']);
    const goesOn = async () => expect(await cycle.until(run.id, hasEnded)).toMatchObject({ state: 'succeeded' });
    const next = async () => {
      const { id } = await cycle.run();
      return found(cycle, await cycle.until(id, hasEnded));
    };
    return { cycle, goesOn, next };
  }

  it('sets back while a poll runs stays, and what was found since then comes again', async () => {
    const { cycle, goesOn, next } = await polling();
    const at = minutesAgo(120);
    await setByHand(cycle, at);
    await goesOn();
    expect(await checkpoint(cycle)).toMatchObject({ at: at.toISOString(), setBy: expect.not.stringMatching(/^run$/) });
    expect(await next()).toEqual(['one', 'two']);
    expect(await checkpoint(cycle)).toMatchObject({ setBy: 'run' });
  });

  it('clears while a poll runs stays cleared, and the next poll is a first one', async () => {
    const { cycle, goesOn, next } = await polling();
    await setByHand(cycle, null);
    await goesOn();
    expect(await checkpoint(cycle)).toEqual({ at: null, setBy: null });
    expect(await next()).toEqual(['one', 'two']);
  });

  it('sets ahead while a poll runs stays, and what the poll has found does not come again', async () => {
    const { cycle, goesOn, next } = await polling();
    const at = minutesAgo(45);
    await setByHand(cycle, at);
    await goesOn();
    expect(await checkpoint(cycle)).toMatchObject({ at: at.toISOString() });
    expect(await next()).toEqual([]);
  });

  it('sets while no poll runs is moved on by the next one', async () => {
    const { cycle, goesOn, next } = await polling();
    await goesOn();
    expect(await checkpoint(cycle)).toMatchObject({ setBy: 'run' });
    expect(await next()).toEqual([]);
  });
});
