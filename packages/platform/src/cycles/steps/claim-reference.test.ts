import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCyclesPlatform, type CyclesPlatform, type Installed, type ShownRun } from '../testing/cycles-platform.ts';

let platform: CyclesPlatform;
let scoro: Installed;
beforeAll(async () => {
  platform = await startCyclesPlatform();
  scoro = await platform.install('claims');
});
afterAll(() => platform.close());

const ended = ({ state }: ShownRun) => !['queued', 'running', 'waiting'].includes(state);

let number = 0;
function claiming(link: string, further: readonly object[]) {
  number += 1;
  return platform.cycle(scoro.account, {
    format: 1,
    name: `Claim ${number}`,
    connectors: { scoro: { connector: 'scoro' } },
    trigger: { kind: 'webhook', dedupe: { by: 'none' } },
    steps: [
      { key: 'claim', kind: 'reference', link, action: 'claim', left: { $path: 'record.id' } },
      {
        key: 'choose',
        kind: 'decision',
        when: { left: { $path: 'steps.claim.found' }, is: 'equals', right: false },
        then: further,
      },
    ],
  });
}

async function deliver(cycle: Awaited<ReturnType<typeof claiming>>, id: string) {
  const answer = await fetch(cycle.hookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  });
  const { run } = (await answer.json()) as { run: string };
  return cycle.until(run, ended);
}

describe('a claim of a reference', () => {
  it('is given to one of many that ask at the same time; the others wait and find what it saved', async () => {
    const cycle = await claiming('many', [
      {
        key: 'make',
        kind: 'method',
        connector: 'scoro',
        method: 'tasks.create',
        auth: 'userAuth',
        input: { record: { event_name: 'Claimed once' } },
      },
      {
        key: 'keep',
        kind: 'reference',
        link: 'many',
        action: 'save',
        left: { $path: 'record.id' },
        right: { $path: 'steps.make.event_id' },
      },
    ]);
    const runs = await Promise.all(Array.from({ length: 6 }, () => deliver(cycle, 'a')));
    expect(runs.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'succeeded'));
    const answer = await scoro.call({ method: 'tasks.list', input: { filter: { event_name: 'Claimed once' } } });
    expect(((await answer.json()) as { data: unknown[] }).data).toHaveLength(1);
  });

  it('passes on when its transaction ended without saving, and is no pair before', async () => {
    const end = { key: 'stop', kind: 'end', outcome: 'failed', reason: 'As wanted' };
    const find = {
      key: 'find',
      kind: 'reference',
      link: 'failing',
      action: 'find',
      left: { $path: 'record.id' },
    };
    const cycle = await claiming('failing', [find, end]);
    const first = await deliver(cycle, 'b');
    expect(first.state).toBe('failed');
    const second = await deliver(cycle, 'b');
    const { steps } = await cycle.transaction(second.id, second.root);
    expect(steps.find(({ step }) => step === 'find')?.output).toMatchObject({ found: false });
    expect(second.steps).toMatchObject({ claim: { succeeded: 1 } });
  });

  it('from the other side waits while the record may be one that is being made, and finds it then', async () => {
    const making = await claiming('sides', [
      { key: 'slow', kind: 'delay', seconds: 2 },
      {
        key: 'keep',
        kind: 'reference',
        link: 'sides',
        action: 'save',
        left: { $path: 'record.id' },
        right: { $join: ['made of ', { $path: 'record.id' }] },
      },
    ]);
    number += 1;
    const echo = await platform.cycle(scoro.account, {
      format: 1,
      name: `Claim ${number}`,
      connectors: {},
      trigger: { kind: 'webhook' },
      steps: [{ key: 'claim', kind: 'reference', link: 'sides', action: 'claim', right: { $path: 'record.id' } }],
    });
    const made = deliver(making, 'c');
    await expect.poll(async () => (await making.runs())[0]?.state).toBe('waiting');
    const [first, ...others] = await Promise.all([deliver(echo, 'made of c'), deliver(echo, 'another'), made]);
    expect((await echo.transaction(first.id, first.root)).steps[0]?.output).toEqual({
      found: true,
      left: 'c',
      right: 'made of c',
    });
    const [another] = others;
    expect((await echo.transaction(another?.id ?? '', another?.root ?? null)).steps[0]?.output).toMatchObject({
      found: false,
      right: 'another',
    });
  }, 90_000);
});
