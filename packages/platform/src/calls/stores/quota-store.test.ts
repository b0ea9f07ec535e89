import { MemoryQuotaStore, type QuotaStore } from '@tandem/connector-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Connection } from '../../database/connection.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { createPostgresQuotaStore } from './postgres-quota-store.ts';

const budget = { requests: 25, windowMs: 2_000 };
let database: TestDatabase;
let secondNode: Connection;
let sites = 0;
const newSite = () => `live/site-${(sites += 1)}.example`;

beforeAll(async () => {
  database = await createTestDatabase();
  secondNode = connect(database.address);
});
afterAll(async () => {
  await secondNode.close();
  await database.close();
});

const total = (grants: readonly { readonly granted: number }[]) =>
  grants.reduce((sum, { granted }) => sum + granted, 0);

describe.each([
  [
    'in memory',
    (): readonly [QuotaStore, QuotaStore] => {
      const store = new MemoryQuotaStore();
      return [store, store];
    },
  ],
  [
    'on Postgres, by two nodes',
    (): readonly [QuotaStore, QuotaStore] => [
      createPostgresQuotaStore(database.pool),
      createPostgresQuotaStore(secondNode.pool),
    ],
  ],
] as const)('a quota store %s', (_where, open) => {
  it('grants no more than the window permits, however many ask at once', async () => {
    const [one, other] = open();
    const site = newSite();
    const grants = await Promise.all(
      Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? one : other).take(site, 1, budget)),
    );
    expect(total(grants)).toBe(24);
    expect(
      grants
        .filter((grant) => grant.granted === 0)
        .every((grant) => 'waitMs' in grant && grant.waitMs > 0 && grant.waitMs <= 2_200),
    ).toBe(true);
  });

  it('grants as many as are wanted and left', async () => {
    const [one, other] = open();
    const site = newSite();
    expect(await one.take(site, 10, budget)).toMatchObject({ granted: 10 });
    expect(await other.take(site, 64, budget)).toMatchObject({ granted: 14 });
  });

  it('learns the limits that a header tells, for all', async () => {
    const [one, other] = open();
    const site = newSite();
    await one.learn(site, {
      window: { limit: 40, remaining: 30 },
      day: { limit: 10_000, remaining: 9_000, resetSeconds: 3_600 },
    });
    const seen = await other.read(site, budget);
    expect(seen).toMatchObject({ site, window: { limit: 40, learnt: true }, day: { limit: 10_000, used: 1_000 } });
    expect((seen.day.resetsAt ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
    expect(total([await other.take(site, 64, budget)])).toBe(39);
  });

  it('grants nothing after the window was said to be used up', async () => {
    const [one, other] = open();
    const site = newSite();
    await one.take(site, 1, budget);
    await other.take(site, 1, budget);
    await one.exhaust(site, 'window', 700);
    const grant = await other.take(site, 1, budget);
    expect(grant).toMatchObject({ granted: 0, because: 'window' });
    expect('waitMs' in grant && grant.waitMs > 500 && grant.waitMs <= 710).toBe(true);
  });

  it('grants nothing until the day returns', async () => {
    const [one, other] = open();
    const site = newSite();
    await one.learn(site, { day: { limit: 100, remaining: 2, resetSeconds: 60 } });
    expect(await other.take(site, 5, budget)).toMatchObject({ granted: 2 });
    const grant = await one.take(site, 1, budget);
    expect(grant).toMatchObject({ granted: 0, because: 'day' });
    expect('returnsAt' in grant && Math.abs(grant.returnsAt - Date.now() - 60_000) < 2_000).toBe(true);
    await other.exhaust(newSite(), 'day', 0);
  });

  it('tells of a site that nothing is known of what all begin with', async () => {
    const [one] = open();
    expect(await one.read(newSite(), budget)).toMatchObject({
      window: { limit: 25, remaining: 24, learnt: false },
      day: {},
    });
  });
});

describe('a quota store on Postgres', () => {
  it('says that the database is gone as a failure that can be tried again', async () => {
    const nowhere = connect({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' });
    await expect(createPostgresQuotaStore(nowhere.pool).take(newSite(), 1, budget)).rejects.toMatchObject({
      code: 'unavailable',
    });
    await nowhere.close();
  });
});
