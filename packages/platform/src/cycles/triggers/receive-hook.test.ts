import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCyclesPlatform, type CyclesPlatform, type Installed } from '../testing/cycles-platform.ts';

let platform: CyclesPlatform;
let scoro: Installed;
beforeAll(async () => {
  platform = await startCyclesPlatform();
  scoro = await platform.install('hooks');
});
afterAll(() => platform.close());

let number = 0;
function hooked(
  trigger: object,
  steps: readonly unknown[] = [{ key: 'seen', kind: 'transform', value: { $path: 'record' } }],
) {
  number += 1;
  return platform.cycle(scoro.account, {
    format: 1,
    name: `Hook ${number}`,
    connectors: {},
    trigger: { kind: 'webhook', ...trigger },
    steps,
  });
}

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('the address of a cycle', () => {
  it('answers a probe, and takes an event once it is stored', async () => {
    const cycle = await hooked({});
    expect((await fetch(cycle.hookUrl)).status).toBe(200);
    expect((await fetch(cycle.hookUrl, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(cycle.hookUrl, { method: 'POST' })).status).toBe(200);
    expect(await cycle.runs()).toEqual([]);
    const answer = await post(cycle.hookUrl, '{"n":1}');
    expect(answer.status).toBe(202);
    const { run } = (await answer.json()) as { run: string };
    const done = await cycle.until(run, ({ state }) => state === 'succeeded');
    expect((await cycle.transaction(run, done.root)).steps[0]?.output).toEqual({ n: 1 });
  });

  it('makes one run of an event that comes a hundred times at once', async () => {
    const cycle = await hooked({});
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => post(cycle.hookUrl, '{"n":2}', { 'webhook-id': 'msg_1' })),
    );
    const runs = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { run: string }).run));
    expect(new Set(runs).size).toBe(1);
    expect(await cycle.runs()).toHaveLength(1);
  });

  it('makes two runs of the same content with ids of their own, and one of it without', async () => {
    const cycle = await hooked({});
    await post(cycle.hookUrl, '{"n":3}', { 'webhook-id': 'msg_2' });
    await post(cycle.hookUrl, '{"n":3}', { 'webhook-id': 'msg_3' });
    expect(await cycle.runs()).toHaveLength(2);
    await post(cycle.hookUrl, '{"n":3}');
    await post(cycle.hookUrl, '{"n":3}');
    expect(await cycle.runs()).toHaveLength(3);
  });

  it('answers with what the run gives, where it is to', async () => {
    const cycle = await hooked({ answer: 'result' }, [
      { key: 'twice', kind: 'transform', value: { $path: 'record.n', through: [{ use: 'multiply', value: 2 }] } },
      { key: 'done', kind: 'end', answer: { twice: { $path: 'steps.twice' } } },
    ]);
    const answer = await post(cycle.hookUrl, '{"n":21}');
    expect(answer.status).toBe(200);
    expect(String(((await answer.json()) as { twice: unknown }).twice)).toBe('42');
    expect(answer.headers.get('tandem-run')).toMatch(/^run_/);
  });

  it('takes forms and text too, and refuses what claims to be JSON and is not', async () => {
    const cycle = await hooked({ answer: 'result' }, [{ key: 'done', kind: 'end', answer: { $path: 'record' } }]);
    const form = await post(cycle.hookUrl, 'name=Ann&mail=a%40b.c', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(await form.json()).toEqual({ name: 'Ann', mail: 'a@b.c' });
    const text = await post(cycle.hookUrl, 'hello', { 'content-type': 'text/plain' });
    expect(await text.text()).toContain('hello');
    expect((await post(cycle.hookUrl, '{"n":')).status).toBe(400);
  });

  it('is nobody else’s, and takes nothing while the cycle is disabled', async () => {
    const cycle = await hooked({});
    expect((await post(`${cycle.hookUrl.slice(0, -3)}abc`, '{}')).status).toBe(404);
    await platform.json('POST', `${cycle.path}/disable`);
    expect((await post(cycle.hookUrl, '{"n":4}')).status).toBe(409);
    await platform.json('POST', `${cycle.path}/enable`);
    expect((await post(cycle.hookUrl, '{"n":4}')).status).toBe(202);
  });
});
