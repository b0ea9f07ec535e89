import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  startCyclesPlatform,
  type CyclesPlatform,
  type Installed,
  type ShownCycle,
} from '../testing/cycles-platform.ts';

/*
 * Tasks of two companies, each told of by webhooks, kept the same by two cycles: docs/cycles.md, Two-way sync.
 */
let platform: CyclesPlatform;
let here: Installed;
let thereId: string;
let cycles: readonly ShownCycle[];
const companies = { left: 'syncleft', right: 'syncright' } as const;
type Side = keyof typeof companies;

beforeAll(async () => {
  platform = await startCyclesPlatform();
  here = await platform.install(companies.left);
  const credentials = z
    .record(z.string(), z.string())
    .parse(await (await fetch(`${platform.sandbox.url}/${companies.right}/credentials.json`)).json());
  const installed = await platform.json('POST', `/v1/accounts/${here.account}/connectors`, {
    connector: 'scoro',
    name: 'Other company',
    properties: { environment: 'sandbox', ...credentials },
  });
  thereId = z.looseObject({ id: z.string() }).parse(installed).id;
  const bindings = { left: here.id, right: thereId };
  cycles = await Promise.all(
    (['left', 'right'] as const).map((from) => platform.cycle(here.account, syncFrom(from), bindings)),
  );
  for (const cycle of cycles)
    await vi.waitFor(
      async () =>
        expect(await platform.json('GET', cycle.path)).toMatchObject({
          subscription: { state: 'active', detail: null },
        }),
      { timeout: 10_000 },
    );
}, 60_000);
afterAll(() => platform.close());

/** Brings what happens on one side to the other. */
function syncFrom(from: Side) {
  const to = from === 'left' ? 'right' : 'left';
  const link = 'tasks';
  const id = { $path: 'trigger.recordId' };
  const content = { name: { $path: 'record.event_name' } };
  const record = { event_name: { $path: 'record.event_name' } };
  const ids = (other: string) => ({ [from]: id, [to]: { $path: other } });
  const same = (path: string, right: unknown) => ({ left: { $path: path }, is: 'equals', right });
  return {
    format: 1,
    name: `From ${from}`,
    connectors: { left: { connector: 'scoro' }, right: { connector: 'scoro' } },
    trigger: { kind: 'webhook', subscribe: { connector: from, records: 'tasks' } },
    steps: [
      {
        key: 'isDeleted',
        kind: 'decision',
        when: same('trigger.change', 'deleted'),
        then: [
          { key: 'known', kind: 'reference', link, action: 'find', [from]: id },
          {
            key: 'hasOther',
            kind: 'decision',
            when: same('steps.known.found', true),
            then: [
              { key: 'forget', kind: 'reference', link, action: 'remove', [from]: id },
              {
                key: 'delete',
                kind: 'method',
                connector: to,
                method: 'tasks.delete',
                input: { id: { $path: `steps.known.${to}` } },
              },
            ],
          },
          { key: 'deleted', kind: 'end' },
        ],
      },
      { key: 'claim', kind: 'reference', link, action: 'claim', [from]: id },
      {
        key: 'isKnown',
        kind: 'decision',
        when: same('steps.claim.found', true),
        then: [
          { key: 'compare', kind: 'reference', link, action: 'changed', [from]: id, side: from, content },
          {
            key: 'isChange',
            kind: 'decision',
            when: same('steps.compare.changed', true),
            then: [
              { key: 'note', kind: 'reference', link, action: 'save', ...ids(`steps.claim.${to}`), content },
              {
                key: 'update',
                kind: 'method',
                connector: to,
                method: 'tasks.update',
                input: { id: { $path: `steps.claim.${to}` }, record },
              },
            ],
          },
        ],
        else: [
          {
            key: 'create',
            kind: 'method',
            connector: to,
            method: 'tasks.create',
            auth: 'userAuth',
            input: { record },
          },
          { key: 'save', kind: 'reference', link, action: 'save', ...ids('steps.create.event_id'), content },
        ],
      },
    ],
  };
}

const data = z.looseObject({ data: z.unknown() });
async function ask(side: Side, method: string, input: object): Promise<unknown> {
  const installation = side === 'left' ? here.id : thereId;
  const path = `/v1/accounts/${here.account}/connectors/${installation}/calls`;
  return data.parse(await platform.json('POST', path, { method, input, auth: 'userAuth' })).data;
}
const taskShape = z.looseObject({ event_id: z.number(), event_name: z.string() });
async function create(side: Side, name: string): Promise<number> {
  return taskShape.parse(await ask(side, 'tasks.create', { record: { event_name: name, activity_id: 1 } })).event_id;
}
async function named(side: Side, name: string): Promise<readonly number[]> {
  const rows = await ask(side, 'tasks.list', { filter: { event_name: name }, perPage: 100 });
  return taskShape
    .array()
    .parse(rows)
    .map(({ event_id: id }) => id);
}

/** Requests that changed tasks of a company so far. */
async function writes(side: Side): Promise<number> {
  const { counts } = z
    .looseObject({ counts: z.record(z.string(), z.number()) })
    .parse(await (await fetch(`${platform.sandbox.url}/${companies[side]}/control/requests`)).json());
  return Object.entries(counts)
    .filter(([path]) => /tasks\/(modify|delete)/.test(path))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Nothing is under way any more, and nothing begins. */
async function quiet(): Promise<void> {
  let before = -1;
  await vi.waitFor(
    async () => {
      const runs = (await Promise.all(cycles.map((cycle) => cycle.runs()))).flat();
      const isQuiet = runs.length === before && runs.every(({ state }) => state === 'succeeded');
      before = runs.length;
      expect(isQuiet).toBe(true);
    },
    { timeout: 20_000, interval: 700 },
  );
}

describe('two sides that are kept the same', () => {
  it('get what is made, changed and deleted on either once, and no echo of it', async () => {
    for (const [side, other] of [
      ['left', 'right'],
      ['right', 'left'],
    ] as const) {
      const begun = { left: await writes('left'), right: await writes('right') };
      const id = await create(side, `Made ${side}`);
      await quiet();
      const [copy, ...more] = await named(other, `Made ${side}`);
      expect([more, await named(side, `Made ${side}`)]).toEqual([[], [id]]);
      await ask(other, 'tasks.update', { id: copy, record: { event_name: `Changed ${other}` } });
      await quiet();
      expect(await named(side, `Changed ${other}`)).toEqual([id]);
      await ask(side, 'tasks.delete', { id });
      await quiet();
      expect(await named(other, `Changed ${other}`)).toEqual([]);
      // Made, changed by the other side and deleted here; made by us, changed and deleted by us there.
      expect((await writes(side)) - begun[side]).toBe(3);
      expect((await writes(other)) - begun[other]).toBe(3);
    }
  }, 60_000);

  it('get what many make on both at the same time once', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `Busy ${index}`);
    const begun = { left: await writes('left'), right: await writes('right') };
    await Promise.all(names.map((name, index) => create(index % 2 === 0 ? 'left' : 'right', name)));
    await quiet();
    for (const name of names)
      expect([name, (await named('left', name)).length, (await named('right', name)).length]).toEqual([name, 1, 1]);
    expect((await writes('left')) - begun.left).toBe(names.length);
    expect((await writes('right')) - begun.right).toBe(names.length);
  }, 60_000);
});
