import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProvingGround, type ProvingGround } from '../../calls/testing/exercises/proving-ground.ts';
import { crashPointNames } from '../../crash-points/crash-point-names.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import {
  deliver,
  judgeRuns,
  judgeSteps,
  judgeTasks,
  makeTaskCycle,
  sent,
  type TaskCycle,
} from '../testing/exercises/task-cycle.ts';

const company = 'cyclecrashes';
const ours = crashPointNames.filter(
  (name) => /^(trigger|step|loop|run)\./.test(name) && name !== 'trigger.tick-before-commit',
);

let database: TestDatabase;
let ground: ProvingGround;
let cycle: TaskCycle;

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await openProvingGround({ database, environment: { TANDEM_UPSTREAM_TIMEOUT_MS: '1000' } });
  const first = await ground.start();
  cycle = await makeTaskCycle(first, await ground.install(first, company), 'Crashes');
  await first.stop();
}, 120_000);
afterAll(async () => {
  await ground.close();
  await database.close();
});

describe('a server that dies', () => {
  it(
    'at any step of a run, leaves it to the next, which repeats nothing and loses nothing',
    { timeout: 240_000 },
    async () => {
      // Of the three records of a loop, and of the step behind it.
      const visits = ours.flatMap((point) => (point === 'step.intended' ? [point, `${point}:3`] : [point]));
      const events: string[] = [];
      for (const visit of visits) {
        const event = `died at ${visit}`;
        const server = await ground.start({ TANDEM_CRASH_POINT: visit });
        // What the last one has left may lead there too.
        const taken = await deliver(server, cycle, event);
        expect([await server.ended, visit]).toEqual(['SIGKILL', visit]);
        events.push(event);
        await ground.ageDead();
        if (taken !== undefined) continue;
        // The sender was not answered, and sends it again.
        const other = await ground.start();
        expect(await deliver(other, cycle, event)).toMatch(/^run_/);
        await other.kill();
        await ground.ageDead();
      }
      const last = await ground.start();
      expect(await judgeRuns(ground, 60_000)).toEqual([]);
      expect(await judgeTasks(ground, company, events)).toEqual([]);
      expect(await judgeSteps(ground)).toEqual([]);
      const { rows } = await database.pool.query('select count(*)::integer as count from runs');
      expect(rows).toEqual([{ count: events.length }]);
      await last.stop();
    },
  );

  it('while a schedule fires, neither loses the tick nor fires it twice', { timeout: 60_000 }, async () => {
    const maker = await ground.start();
    const cycles = `/v1/accounts/${cycle.account}/cycles`;
    const { id } = (await sent(maker, 'POST', cycles, {
      document: {
        format: 1,
        name: 'Every second',
        connectors: {},
        trigger: { kind: 'schedule', cron: '* * * * * *' },
        steps: [{ key: 'at', kind: 'transform', value: { $path: 'trigger.scheduledAt' } }],
      },
    })) as { id: string };
    await sent(maker, 'POST', `${cycles}/${id}/publish`);
    await maker.stop();
    const server = await ground.start({ TANDEM_CRASH_POINT: 'trigger.tick-before-commit:2' });
    await sent(server, 'POST', `${cycles}/${id}/enable`);
    expect(await server.ended).toBe('SIGKILL');
    await ground.ageDead();
    // As the silence of its workers would do.
    await database.pool.query(
      'select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))',
    );
    const other = await ground.start();
    await expect
      .poll(
        async () => {
          const { rows } = await database.pool.query('select dedupe_key from runs where cycle_id = $1', [id]);
          return rows.length;
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThanOrEqual(4);
    await sent(other, 'POST', `${cycles}/${id}/disable`);
    const { rows } = await database.pool.query<{ dedupe_key: string }>(
      'select dedupe_key from runs where cycle_id = $1 order by 1',
      [id],
    );
    const keys = rows.map((row) => row.dedupe_key);
    expect(new Set(keys).size).toBe(keys.length);
    await other.stop();
  });

  it('between subscribing and noting it, leaves one subscription once another has taken over', async () => {
    const subscribing = 'cyclesubscribes';
    const maker = await ground.start();
    const path = await ground.install(maker, subscribing);
    const cycles = path.replace(/\/connectors\/.*$/, '/cycles');
    const { id } = (await sent(maker, 'POST', cycles, {
      document: {
        format: 1,
        name: 'Told',
        connectors: { scoro: { connector: 'scoro' } },
        trigger: { kind: 'webhook', subscribe: { connector: 'scoro', records: 'tasks', changes: ['created'] } },
        steps: [{ key: 'seen', kind: 'transform', value: { $path: 'record.event_name' } }],
      },
    })) as { id: string };
    await sent(maker, 'POST', `${cycles}/${id}/publish`);
    await maker.stop();
    const server = await ground.start({ TANDEM_CRASH_POINT: 'subscription.made' });
    await sent(server, 'POST', `${cycles}/${id}/enable`);
    expect(await server.ended).toBe('SIGKILL');
    await ground.ageDead();
    await database.pool.query(
      'select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))',
    );
    const other = await ground.start();
    const subscriptions = async () => {
      const answer = await fetch(`${ground.sandbox.url}/${subscribing}/control/webhooks`);
      return ((await answer.json()) as { subscriptions: { url: string }[] }).subscriptions;
    };
    await expect
      .poll(async () => ((await sent(other, 'GET', `${cycles}/${id}`)) as { subscription: unknown }).subscription, {
        timeout: 30_000,
      })
      .toMatchObject({ state: 'active' });
    expect(await subscriptions()).toMatchObject([{ url: expect.stringContaining(other.url) as string }]);
    await sent(other, 'POST', `${cycles}/${id}/disable`);
    await expect.poll(subscriptions, { timeout: 10_000 }).toEqual([]);
    await other.stop();
  }, 60_000);
});
