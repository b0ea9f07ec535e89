import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCallsPlatform, type CallsPlatform } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;

beforeAll(async () => {
  tandem = await startCallsPlatform();
  await tandem.platform.work.start({ concurrency: 2 });
});
afterAll(() => tandem.close());

const told = async () =>
  (await tandem.platform.database.selectFrom('events').select(['type', 'data']).execute()).filter(
    ({ type }) => type === 'quota.nearly_used',
  );

/** Has the watch look now, and waits until it has. */
async function look(): Promise<void> {
  const { database } = tandem.platform;
  await sql`update graphile_worker._private_jobs set run_at = now() where key = 'quota.watch'`.execute(database);
  await vi.waitFor(async () => {
    const found = await sql<{ due: boolean }>`
      select run_at > now() + interval '1 minute' as due from graphile_worker.jobs where key = 'quota.watch'`.execute(
      database,
    );
    expect(found.rows[0]?.due).toBe(true);
  }, 15_000);
}

async function warnings(): Promise<unknown[]> {
  const report = await (await tandem.send('GET', '/v1/quota')).json();
  return (report as { sites: { warning: unknown }[] }).sites.map(({ warning }) => warning);
}

describe('the watch over quotas', () => {
  it('tells of a site that is nearly used up once a day, and the report warns', async () => {
    const acme = await tandem.install('nearly');
    // The first call verifies it; only then it shares the budget of its site.
    for (let times = 0; times < 2; times += 1) await acme.call({ method: 'tasks.list', input: { perPage: 1 } });
    await look();
    expect(await told()).toEqual([]);
    expect(await warnings()).toEqual([null]);
    const resetsAt = Date.now() + 3_600_000;
    const day = { limit: 2_000, used: 1_700, resetsAt };
    // Later answers of the site tell the same.
    await tandem.platform.database
      .updateTable('quota_sites')
      .set({
        ledger: sql<string>`ledger || jsonb_build_object('day', ${JSON.stringify(day)}::jsonb)`,
        version: sql<number>`version + 1`,
      })
      .execute();
    await look();
    expect(await told()).toMatchObject([
      {
        data: {
          display: expect.stringContaining('nearly'),
          connector: 'scoro',
          reason: 'used',
          used: 1_700,
          limit: 2_000,
          accounts: [{ id: acme.account }],
        },
      },
    ]);
    expect(await warnings()).toEqual(['used']);
    await look();
    expect(await told()).toHaveLength(1);
  });
});
