import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;
let companies = 0;

beforeAll(async () => {
  tandem = await startCallsPlatform({ limits: { tryMs: 1_000, deadlineMs: 8_000, waitMs: 5_000 } });
  await tandem.platform.work.start({ concurrency: 2 });
});
afterAll(() => tandem.close());

const fresh = (over?: Readonly<Record<string, unknown>>) => tandem.install(`told-${(companies += 1)}`, over);
const list = { method: 'tasks.list', input: { perPage: 1 }, auth: 'apiKey' };
const refused = { faults: [{ kind: 'error', statusCode: 401, credential: 'apiKey' }] };

const told = async ({ account }: Installed) =>
  (
    await tandem.platform.database
      .selectFrom('events')
      .select(['type', 'data'])
      .where('account_id', '=', account)
      .orderBy('id')
      .execute()
  ).map(({ type, data }) => ({ type, data }));

const test = (acme: Installed) => tandem.send('POST', `${acme.path}/test`);

describe('that an account connector fails', () => {
  it('is told once, and once that it works again, whatever many calls see it', async () => {
    const acme = await fresh();
    await acme.call(list);
    expect(await told(acme)).toEqual([]);
    await acme.control(refused);
    await Promise.all([acme.call(list), acme.call(list), acme.call(list)]);
    expect(await acme.read()).toMatchObject({ status: 'failed' });
    await acme.call(list);
    expect(await told(acme)).toMatchObject([
      {
        type: 'account_connector.failed',
        data: {
          account: { id: acme.account, name: expect.any(String) },
          accountConnector: { id: acme.id, connector: 'scoro' },
          detail: expect.stringContaining('API Key'),
        },
      },
    ]);
    await acme.control({ faults: [] });
    await Promise.all([acme.call(list), acme.call(list)]);
    expect((await told(acme)).map(({ type }) => type)).toEqual([
      'account_connector.failed',
      'account_connector.recovered',
    ]);
  });

  it('is told by a test too', async () => {
    const acme = await fresh();
    await acme.control(refused);
    expect((await test(acme)).status).toBe(200);
    expect((await told(acme)).map(({ type }) => type)).toEqual(['account_connector.failed']);
    await acme.control({ faults: [] });
    await test(acme);
    await test(acme);
    expect((await told(acme)).map(({ type }) => type)).toEqual([
      'account_connector.failed',
      'account_connector.recovered',
    ]);
  });
});

describe('the daily check', () => {
  const runNow = () =>
    sql`update graphile_worker._private_jobs set run_at = now() where key = 'account-connectors.find-unchecked'`.execute(
      tandem.platform.database,
    );
  const age = ({ id }: Installed, column: 'last_success_at' | 'checked_at' | 'created_at') =>
    tandem.platform.database
      .updateTable('account_connectors')
      .set({ [column]: sql`now() - interval '25 hours'` })
      .where('id', '=', id)
      .execute();
  const checkedAt = async ({ id }: Installed) =>
    (
      await tandem.platform.database
        .selectFrom('account_connectors')
        .select('checked_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).checked_at?.getTime() ?? 0;

  it('verifies what was not heard of for a day, tells of what has failed, and leaves the others alone', async () => {
    const [quiet, busy, broken] = [await fresh(), await fresh(), await fresh()];
    for (const acme of [quiet, busy, broken]) {
      await acme.call(list);
      await age(acme, 'created_at');
    }
    for (const acme of [quiet, broken]) await age(acme, 'last_success_at');
    await broken.control(refused);
    const before = (await busy.requests()).total;
    const begun = Date.now();
    await runNow();
    await vi.waitFor(async () => {
      expect(await checkedAt(quiet)).toBeGreaterThan(begun);
      expect(await checkedAt(broken)).toBeGreaterThan(begun);
    }, 15_000);
    expect(await told(broken)).toMatchObject([{ type: 'account_connector.failed' }]);
    expect(await told(quiet)).toEqual([]);
    expect((await busy.requests()).total).toBe(before);
    const requests = (await quiet.requests()).total;
    await runNow();
    await vi.waitFor(async () => {
      const left = await sql<{ left: number }>`
        select count(*)::int as left from graphile_worker.jobs where key like 'account-connector%' and run_at <= now()`.execute(
        tandem.platform.database,
      );
      expect(left.rows[0]?.left).toBe(0);
    }, 15_000);
    expect((await quiet.requests()).total).toBe(requests);
  });
});
