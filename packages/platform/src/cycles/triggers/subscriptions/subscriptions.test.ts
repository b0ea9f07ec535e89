import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  startCyclesPlatform,
  type CyclesPlatform,
  type Installed,
  type ShownCycle,
} from '../../testing/cycles-platform.ts';

let platform: CyclesPlatform;
beforeAll(async () => {
  platform = await startCyclesPlatform();
});
afterAll(() => platform.close());

let number = 0;
const company = () => platform.install(`told${(number += 1)}`);

function watching(scoro: Installed, subscribe: object = {}): Promise<ShownCycle> {
  number += 1;
  return platform.cycle(scoro.account, {
    format: 1,
    name: `Told ${number}`,
    connectors: { scoro: { connector: 'scoro' } },
    trigger: { kind: 'webhook', subscribe: { connector: 'scoro', records: 'tasks', ...subscribe } },
    steps: [
      {
        key: 'seen',
        kind: 'transform',
        value: {
          change: { $path: 'trigger.change' },
          source: { $path: 'trigger.source' },
          id: { $path: 'trigger.recordId' },
          name: { $path: 'record.event_name' },
        },
      },
    ],
  });
}

const shape = z.looseObject({
  subscription: z.looseObject({ state: z.string(), detail: z.string().nullable(), missed: z.number() }).nullable(),
  prerequisites: z.array(z.looseObject({ code: z.string() })),
});
const shown = async (cycle: ShownCycle) => shape.parse(await platform.json('GET', cycle.path));
const subscriptionOf = async (cycle: ShownCycle) => (await shown(cycle)).subscription;
const untilActive = (cycle: ShownCycle) =>
  vi.waitFor(async () => expect(await subscriptionOf(cycle)).toMatchObject({ state: 'active' }), { timeout: 10_000 });

const logShape = z.looseObject({
  subscriptions: z.array(z.looseObject({ id: z.number(), action: z.string(), url: z.string() })),
});
const atScoro = async ({ company: name }: Installed) =>
  logShape.parse(await (await fetch(`${platform.sandbox.url}/${name}/control/webhooks`)).json()).subscriptions;

const answerShape = z.looseObject({ data: z.looseObject({ event_id: z.number() }).nullable() });
async function write(scoro: Installed, method: string, input: object): Promise<number> {
  const answer = await scoro.call({ method, input });
  if (!answer.ok) throw new Error(await answer.text());
  return answerShape.parse(await answer.json()).data?.event_id ?? 0;
}
const create = (scoro: Installed, name: string) =>
  write(scoro, 'tasks.create', { record: { event_name: name, activity_id: 1 } });
const rename = (scoro: Installed, id: number, name: string) =>
  write(scoro, 'tasks.update', { id, record: { event_name: name } });

/** What the steps of all runs saw, once so many of them have ended. */
async function seenBy(cycle: ShownCycle, count: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await vi.waitFor(
    async () => {
      const runs = await cycle.runs();
      expect(runs.map(({ state }) => state)).toEqual(Array.from({ length: count }, () => 'succeeded'));
    },
    { timeout: 8_000 },
  );
  const runs = (await cycle.runs()).toReversed();
  return Promise.all(
    runs.map(async ({ id }) => {
      const { root } = await cycle.read(id);
      const { steps } = await cycle.transaction(id, root);
      return z
        .record(z.string(), z.unknown())
        .catch({})
        .parse(steps.find(({ step }) => step === 'seen')?.output);
    }),
  );
}

/** Lets the job of a cycle begin now that is due later. */
async function hurry(task: string, cycle: ShownCycle): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select 1 from graphile_worker.jobs where key = ${`${task}/${cycle.id}`} and locked_at is null`.execute(
      platform.platform.database,
    );
    expect(rows).toHaveLength(1);
  });
  await sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key = ${`${task}/${cycle.id}`}), run_at => now())`.execute(
    platform.platform.database,
  );
}

describe('what Scoro tells a cycle of', () => {
  it('is subscribed while the cycle is enabled, each change at an address of its own, and removed after it', async () => {
    const scoro = await company();
    const cycle = await watching(scoro);
    await untilActive(cycle);
    const made = await atScoro(scoro);
    expect(made.map(({ action, url }) => [action, url.split('?')[1]])).toEqual([
      ['create', 'change=created'],
      ['modify', 'change=modified'],
      ['delete', 'change=deleted'],
    ]);
    await platform.json('POST', `${cycle.path}/disable`);
    await vi.waitFor(async () => expect(await atScoro(scoro)).toEqual([]), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await subscriptionOf(cycle)).toBeNull());
    await platform.json('POST', `${cycle.path}/enable`);
    await untilActive(cycle);
    expect(await atScoro(scoro)).toHaveLength(3);
    await platform.json('DELETE', cycle.path);
    await vi.waitFor(async () => expect(await atScoro(scoro)).toEqual([]), { timeout: 10_000 });
  });

  it('arrives with the record as it is now, and as what happened to it', async () => {
    const scoro = await company();
    const cycle = await watching(scoro);
    await untilActive(cycle);
    const id = await create(scoro, 'New');
    expect(await seenBy(cycle, 1)).toEqual([{ change: 'created', source: 'delivery', id: String(id), name: 'New' }]);
    await rename(scoro, id, 'Renamed');
    expect((await seenBy(cycle, 2))[1]).toMatchObject({ change: 'modified', name: 'Renamed' });
    await scoro.call({ method: 'tasks.delete', input: { id } });
    expect((await seenBy(cycle, 3))[2]).toMatchObject({ change: 'deleted', id: String(id) });
  });

  it('is one run of a delivery that comes a hundred times at once', async () => {
    const scoro = await company();
    const id = await create(scoro, 'Often');
    const cycle = await watching(scoro, { changes: ['modified'] });
    await untilActive(cycle);
    const body = JSON.stringify({ entityId: id, entityType: 'task', entity: { event_name: 'Often' } });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        fetch(`${cycle.hookUrl}?change=modified`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await seenBy(cycle, 1)).toEqual([{ change: 'modified', source: 'delivery', id: String(id), name: 'Often' }]);
  });

  it('is not believed: a forged deletion is a modification, and forged content is not seen', async () => {
    const scoro = await company();
    const id = await create(scoro, 'True');
    const cycle = await watching(scoro);
    await untilActive(cycle);
    const post = (change: string, body: unknown) =>
      fetch(`${cycle.hookUrl}?change=${change}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    await post('deleted', { entityId: id, entityType: 'task', entity: { event_name: 'False', is_deleted: 1 } });
    expect(await seenBy(cycle, 1)).toMatchObject([{ change: 'modified', name: 'True' }]);
    await post('created', { entityId: 999_999, entityType: 'task', entity: { event_name: 'False' } });
    expect((await seenBy(cycle, 2))[1]).toMatchObject({ change: 'deleted', id: '999999' });
    for (const [change, body] of [
      ['renamed', { entityId: id }],
      ['modified', { id }],
      ['modified', []],
    ] as const)
      expect((await post(change, body)).status).toBe(400);
    expect(await cycle.runs()).toHaveLength(2);
  });

  it('counts where a field that was named has changed, and in the changes that were asked for alone', async () => {
    const scoro = await company();
    const cycle = await watching(scoro, { changes: ['modified'], fields: ['priority_id'] });
    await untilActive(cycle);
    const [only] = await atScoro(scoro);
    expect(only).toMatchObject({ action: 'modify', fields: ['priority_id'] });
    expect(await atScoro(scoro)).toHaveLength(1);
  });
});

describe('what Scoro did not tell of', () => {
  it('is found by a list, run once and counted; what was told is not', async () => {
    const scoro = await company();
    const cycle = await watching(scoro);
    await untilActive(cycle);
    const told = await create(scoro, 'Told');
    await seenBy(cycle, 1);
    await scoro.control({ settings: { webhooksLost: true } });
    const missed = await create(scoro, 'Missed');
    await scoro.control({ settings: { webhooksLost: false } });
    await hurry('cycle.reconcile', cycle);
    const seen = await seenBy(cycle, 2);
    expect(seen[0]).toMatchObject({ id: String(told), source: 'delivery' });
    expect(seen[1]).toEqual({ change: 'created', source: 'reconciliation', id: String(missed), name: 'Missed' });
    expect(await subscriptionOf(cycle)).toMatchObject({ state: 'active', missed: 1 });
    await hurry('cycle.reconcile', cycle);
    await vi.waitFor(async () => {
      const { rows } = await sql<{ at: Date }>`select run_at as at from graphile_worker.jobs
        where key = ${`cycle.reconcile/${cycle.id}`} and locked_at is null`.execute(platform.platform.database);
      expect(rows[0]?.at.getTime()).toBeGreaterThan(Date.now() + 60_000);
    });
    expect(await cycle.runs()).toHaveLength(2);
  });

  it('brings nothing more when it is delivered late after all', async () => {
    const scoro = await company();
    const cycle = await watching(scoro);
    await untilActive(cycle);
    await scoro.control({ settings: { webhooksLost: true } });
    const id = await create(scoro, 'Late');
    await hurry('cycle.reconcile', cycle);
    await seenBy(cycle, 1);
    await fetch(`${cycle.hookUrl}?change=created`, {
      method: 'POST',
      body: JSON.stringify({ entityId: id, entityType: 'task', entity: {} }),
      headers: { 'content-type': 'application/json' },
    });
    expect((await seenBy(cycle, 2)).map(({ name }) => name)).toEqual(['Late', undefined]);
  });

  it('includes a subscription that is gone at Scoro: it is made again', async () => {
    const scoro = await company();
    const cycle = await watching(scoro, { changes: ['created'] });
    await untilActive(cycle);
    const [made] = await atScoro(scoro);
    await scoro.call({ method: 'webhooks.unsubscribe', input: { id: made?.id } });
    await hurry('cycle.reconcile', cycle);
    await vi.waitFor(async () => expect(await atScoro(scoro)).toMatchObject([{ action: 'create' }]));
    expect((await atScoro(scoro))[0]?.id).not.toBe(made?.id);
  });
});

describe('a subscription', () => {
  it('that another version asks for takes the place of the one before', async () => {
    const scoro = await company();
    const cycle = await watching(scoro, { changes: ['created'] });
    await untilActive(cycle);
    const { draft } = z
      .looseObject({ draft: z.looseObject({ trigger: z.looseObject({}) }) })
      .parse(await platform.json('GET', cycle.path));
    const trigger = { kind: 'webhook', subscribe: { connector: 'scoro', records: 'projects', changes: ['deleted'] } };
    const steps = [{ key: 'seen', kind: 'transform', value: { $path: 'trigger.change' } }];
    await platform.json('PATCH', cycle.path, { draft: { ...draft, trigger, steps } });
    await platform.json('POST', `${cycle.path}/publish`);
    await vi.waitFor(
      async () => expect(await atScoro(scoro)).toMatchObject([{ action: 'delete', module: 'projects' }]),
      { timeout: 10_000 },
    );
  });

  it('that a crash left without a note is adopted, and a second one of its address removed', async () => {
    const scoro = await company();
    const cycle = await watching(scoro, { changes: ['created'] });
    await untilActive(cycle);
    const [made] = await atScoro(scoro);
    await scoro.call({
      method: 'webhooks.subscribe',
      input: { module: 'tasks', action: 'create', url: made?.url },
    });
    await sql`update cycle_subscriptions set held = '[]' where cycle_id = ${cycle.id}`.execute(
      platform.platform.database,
    );
    await hurry('cycle.reconcile', cycle);
    await vi.waitFor(async () => expect(await atScoro(scoro)).toMatchObject([{ id: made?.id }]));
    await platform.json('POST', `${cycle.path}/disable`);
    await vi.waitFor(async () => expect(await atScoro(scoro)).toEqual([]), { timeout: 10_000 });
  });

  it('whose answer was lost is not made twice', async () => {
    const scoro = await company();
    await scoro.control({
      faults: [{ kind: 'reset', when: 'after', module: 'webhooks', action: 'subscribe', count: 1 }],
    });
    const cycle = await watching(scoro, { changes: ['created'] });
    await untilActive(cycle);
    expect(await atScoro(scoro)).toHaveLength(1);
  });

  it('that Scoro refuses is told of as what keeps the cycle from hearing anything, and tried again', async () => {
    const scoro = await company();
    const fault = {
      kind: 'messages',
      module: 'webhooks',
      action: 'subscribe',
      message: 'The host is not proven',
      count: 1,
    };
    await scoro.control({ faults: [fault] });
    const cycle = await watching(scoro, { changes: ['created'] });
    await vi.waitFor(async () =>
      expect((await shown(cycle)).prerequisites).toMatchObject([
        { code: 'subscription_failed', detail: expect.stringContaining('not proven') as string },
      ]),
    );
    await untilActive(cycle);
    expect((await shown(cycle)).prerequisites).toEqual([]);
  });

  it('is not tried without the credential that it needs: the cycle cannot be enabled', async () => {
    number += 1;
    const scoro = await platform.install(`told${number}`, { username: undefined, password: undefined });
    await expect(watching(scoro)).rejects.toThrow(/method_unusable/);
    expect(await atScoro(scoro)).toEqual([]);
  });
});

describe('the proof that a host is ours', () => {
  it('is served at its root', async () => {
    const answer = await fetch(`${platform.url}/scoro.txt`);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('content-type')).toContain('text/plain');
  });
});
