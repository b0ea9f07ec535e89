import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCyclesPlatform, type CyclesPlatform, type Installed, type ShownRun } from '../testing/cycles-platform.ts';

let platform: CyclesPlatform;
let scoro: Installed;
beforeAll(async () => {
  platform = await startCyclesPlatform({ limits: { tryMs: 3_000, deadlineMs: 8_000, waitMs: 500 } });
  scoro = await platform.install('engine');
});
afterEach(() => scoro.control({ faults: [] }));
afterAll(() => platform.close());

let number = 0;
/** A cycle that is started by hand. */
function cycleOf(steps: readonly unknown[], over: Readonly<Record<string, unknown>> = {}) {
  number += 1;
  return platform.cycle(scoro.account, {
    format: 1,
    name: `Cycle ${number}`,
    connectors: { scoro: { connector: 'scoro' } },
    trigger: { kind: 'manual' },
    steps,
    ...over,
  });
}

const createTask = (name: unknown, over: object = {}) => ({
  key: 'create',
  kind: 'method',
  connector: 'scoro',
  method: 'tasks.create',
  auth: 'userAuth',
  input: { record: { event_name: name } },
  ...over,
});

/** How often a task of a name is in the sandbox. */
async function tasksNamed(name: string): Promise<number> {
  const answer = await scoro.call({ method: 'tasks.list', input: { filter: { event_name: name } } });
  const { data } = (await answer.json()) as { data: { event_name: string }[] };
  return data.filter((task) => task.event_name === name).length;
}

const after = (seconds: readonly number[]) => ({ onError: { retry: { afterSeconds: seconds } } });
const ended = ({ state }: ShownRun) => !['queued', 'running', 'waiting'].includes(state);

describe('a step that fails', () => {
  it('is tried again when what failed can pass, and told from which try it came', async () => {
    await scoro.control({ faults: [{ kind: 'http', status: 503, body: 'html', module: 'tasks', count: 4 }] });
    const cycle = await cycleOf([
      {
        key: 'list',
        kind: 'method',
        connector: 'scoro',
        method: 'tasks.list',
        input: { perPage: 1 },
        ...after([1, 1, 1]),
      },
    ]);
    const waiting = await cycle.run();
    expect(waiting).toMatchObject({ state: 'waiting', waitingFor: 'retry' });
    const run = await cycle.until(waiting.id, ended);
    expect(run.state).toBe('succeeded');
    const { steps } = await cycle.transaction(run.id, run.root);
    expect(steps[0]?.attempts).toBeGreaterThan(1);
  });

  it('ends its transaction when it cannot succeed later: a refusal is not tried again', async () => {
    const cycle = await cycleOf([
      {
        key: 'get',
        kind: 'method',
        connector: 'scoro',
        method: 'tasks.get',
        input: { id: 987_654_321 },
        ...after([1]),
      },
      { key: 'never', kind: 'transform', value: 1 },
    ]);
    const run = await cycle.run();
    expect(run).toMatchObject({ state: 'failed', error: { code: 'upstream_not_found' }, counts: { failed: 1 } });
    const { steps } = await cycle.transaction(run.id, run.root);
    expect(steps.map(({ step, state, attempts }) => [step, state, attempts])).toEqual([['get', 'failed', 1]]);
  });

  it('is left out where the document says so', async () => {
    const cycle = await cycleOf([
      {
        key: 'get',
        kind: 'method',
        connector: 'scoro',
        method: 'tasks.get',
        input: { id: 987_654_321 },
        onError: { retry: false, then: 'skip' },
      },
      { key: 'after', kind: 'transform', value: { got: { $path: 'steps.get', otherwise: 'nothing' } } },
    ]);
    const run = await cycle.run();
    expect(run.state).toBe('succeeded');
    const { steps } = await cycle.transaction(run.id, run.root);
    expect(steps.map(({ state }) => state)).toEqual(['skipped', 'succeeded']);
    expect(steps[1]?.output).toEqual({ got: 'nothing' });
  });

  it('of one record ends that record alone, or the whole run where it is to', async () => {
    const loop = (then: string) => [
      {
        key: 'each',
        kind: 'loop',
        over: { list: { $path: 'trigger' } },
        steps: [
          {
            key: 'get',
            kind: 'method',
            connector: 'scoro',
            method: 'tasks.get',
            input: { id: { $path: 'record' } },
            onError: { retry: false, then },
          },
        ],
      },
    ];
    const answer = await scoro.call({ method: 'tasks.list', input: { perPage: 3 } });
    const [a, b, c] = ((await answer.json()) as { data: { event_id: number }[] }).data.map((task) => task.event_id);
    const records = [a, b, 'no id', c];
    const partly = await (await cycleOf(loop('endTransaction'))).run(records);
    expect(partly).toMatchObject({ state: 'partlySucceeded', counts: { succeeded: 3, failed: 1 } });
    const whole = await (await cycleOf(loop('endRun'))).run(records);
    expect(whole).toMatchObject({ state: 'partlySucceeded', error: { code: 'input_invalid' } });
    expect(whole.counts).toMatchObject({ succeeded: 2 });
  });

  it('waits for a limit as told, without counting it as a try', async () => {
    await scoro.control({
      faults: [
        {
          kind: 'rate-limited',
          module: 'projects',
          count: 1,
          retryAfter: 'seconds',
          seconds: 2,
          reset: 2,
          headers: false,
          style: 'http',
        },
      ],
    });
    const cycle = await cycleOf([
      {
        key: 'list',
        kind: 'method',
        connector: 'scoro',
        method: 'projects.list',
        input: { perPage: 1 },
        onError: { retry: false },
      },
    ]);
    const first = await cycle.run();
    const run = ended(first) ? first : await cycle.until(first.id, ended);
    expect(run.state).toBe('succeeded');
    expect((await cycle.transaction(run.id, run.root)).steps[0]?.attempts).toBe(1);
  });
});

describe('a creation whose answer is lost', () => {
  it('is looked up by what was sent, and not made twice', async () => {
    await scoro.control({ faults: [{ kind: 'reset', when: 'after', module: 'tasks', action: 'modify', count: 1 }] });
    const cycle = await cycleOf([
      createTask('Lost answer', {
        lookUp: {
          method: 'tasks.list',
          input: { filter: { event_name: { $path: 'sent.record.event_name' } } },
          match: { 'record.event_name': 'event_name' },
        },
      }),
      { key: 'id', kind: 'transform', value: { $path: 'steps.create.event_id' } },
    ]);
    const first = await cycle.run();
    const run = ended(first) ? first : await cycle.until(first.id, ended);
    expect(run.state).toBe('succeeded');
    expect(await tasksNamed('Lost answer')).toBe(1);
    const { steps } = await cycle.transaction(run.id, run.root);
    expect(steps[0]?.warnings).toMatchObject([{ code: 'found_again' }]);
    expect(steps[1]?.output).toEqual(expect.any(Number));
  });

  it('is made once more where it is certain that it was not made', async () => {
    await scoro.control({ faults: [{ kind: 'reset', when: 'before', module: 'tasks', action: 'modify', count: 1 }] });
    const cycle = await cycleOf([
      createTask('Lost request', {
        lookUp: {
          method: 'tasks.list',
          input: { filter: { event_name: { $path: 'sent.record.event_name' } } },
          match: { 'record.event_name': 'event_name' },
        },
      }),
    ]);
    const first = await cycle.run();
    const run = ended(first) ? first : await cycle.until(first.id, ended);
    expect(run.state).toBe('succeeded');
    expect(await tasksNamed('Lost request')).toBe(1);
  });

  it('asks a person where it cannot be told, and goes on as told', async () => {
    // More than one record equals what was sent.
    for (const _ of [1, 2])
      await scoro.call({ method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: 'Twins' } } });
    await scoro.control({ faults: [{ kind: 'reset', when: 'after', module: 'tasks', action: 'modify', count: 1 }] });
    const cycle = await cycleOf([
      createTask('Twins', {
        lookUp: {
          method: 'tasks.list',
          input: { filter: { event_name: 'Twins' } },
          match: { 'record.event_name': 'event_name' },
        },
      }),
      { key: 'id', kind: 'transform', value: { $path: 'steps.create.event_id' } },
    ]);
    const first = await cycle.run();
    const run = await cycle.until(first.id, ({ waitingFor }) => waitingFor === 'decision');
    const path = `/v1/accounts/${scoro.account}/runs/${run.id}/transactions/${run.root}/decision`;
    expect((await cycle.transaction(run.id, run.root)).steps[0]).toMatchObject({
      state: 'undecided',
      error: { code: 'outcome_unknown' },
    });
    await platform.json('POST', path, { step: 'create', decision: 'happened', output: { event_id: 7 } });
    const done = await cycle.until(run.id, ended);
    expect(done.state).toBe('succeeded');
    expect((await cycle.transaction(run.id, run.root)).steps[1]?.output).toBe(7);
    await expect(platform.json('POST', path, { step: 'create', decision: 'end' })).rejects.toThrow('conflict');
  });
});

describe('a creation that says nothing of how to find it, and whose answer is lost', () => {
  const lose = (when: 'before' | 'after', module = 'tasks') =>
    scoro.control({ faults: [{ kind: 'reset', when, module, action: 'modify', count: 1 }] });

  it('is found as the connector knows, by the credential that made it, and not made twice', async () => {
    await lose('after');
    const record = { event_name: 'Tamm & Co: <first> call', project_id: 201, duration_planned: '01:00:00' };
    const cycle = await cycleOf([
      createTask('', { input: { record } }),
      { key: 'id', kind: 'transform', value: { $path: 'steps.create.event_id' } },
    ]);
    const first = await cycle.run();
    const run = ended(first) ? first : await cycle.until(first.id, ended);
    expect(run.state).toBe('succeeded');
    const { steps } = await cycle.transaction(run.id, run.root);
    expect(steps[0]?.warnings).toMatchObject([{ code: 'found_again' }]);
    // The whole record, not the row of a list.
    expect(steps[0]?.output).toMatchObject({ ...record, status_name: expect.any(String) });
    expect(await tasksNamed(record.event_name)).toBe(1);
    const { items } = (await platform.json('GET', `/v1/accounts/${scoro.account}/calls?limit=50`)) as {
      items: { method: string; auth: string; actor: { id: string } }[];
    };
    const ofCycle = items.filter(({ actor }) => actor.id === cycle.id);
    expect(ofCycle.map(({ method, auth }) => [method, auth])).toEqual([
      ['tasks.get', 'userAuth'],
      ['tasks.list', 'userAuth'],
      ['tasks.create', expect.anything()],
    ]);
  });

  it('is made once more where no record is what was sent', async () => {
    await scoro.call({ method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: 'Another' } } });
    await lose('before');
    const cycle = await cycleOf([createTask('Never arrived')]);
    const first = await cycle.run();
    const run = ended(first) ? first : await cycle.until(first.id, ended);
    expect(run.state).toBe('succeeded');
    expect(await tasksNamed('Never arrived')).toBe(1);
  });

  it.each([
    ['a twin was made just before', 'Twin by chance', { event_name: 'Twin by chance' }],
    ['nothing was sent that tells it from others', undefined, { project_id: 201, priority_id: 1 }],
  ])('is left to a person where %s', async (_why, twin, record) => {
    if (twin !== undefined)
      await scoro.call({ method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: twin } } });
    await lose('after');
    const cycle = await cycleOf([createTask('', { input: { record } })]);
    const first = await cycle.run();
    const run = await cycle.until(first.id, ({ waitingFor }) => waitingFor === 'decision');
    expect((await cycle.transaction(run.id, run.root)).steps[0]).toMatchObject({
      state: 'undecided',
      error: { code: 'outcome_unknown' },
    });
    if (twin !== undefined) expect(await tasksNamed(twin)).toBe(2);
  });
});

describe('a run', () => {
  it('waits for a delay without holding anything, and can be cancelled meanwhile', async () => {
    const cycle = await cycleOf([
      { key: 'wait', kind: 'delay', seconds: 3_600 },
      { key: 'never', kind: 'transform', value: 1 },
    ]);
    const run = await cycle.run();
    expect(run).toMatchObject({ state: 'waiting', waitingFor: 'delay', dueAt: expect.any(String) });
    await platform.json('POST', `/v1/accounts/${scoro.account}/runs/${run.id}/cancel`);
    expect((await cycle.until(run.id, ended)).state).toBe('cancelled');
  });

  it('is cancelled at once also where records of a loop wait', async () => {
    const cycle = await cycleOf([
      {
        key: 'each',
        kind: 'loop',
        over: { list: { $literal: [1, 2] } },
        steps: [{ key: 'wait', kind: 'delay', seconds: 3_600 }],
      },
    ]);
    const run = await cycle.run();
    expect(run).toMatchObject({ state: 'waiting', dueAt: expect.any(String) });
    await platform.json('POST', `/v1/accounts/${scoro.account}/runs/${run.id}/cancel`);
    expect(await cycle.until(run.id, ended)).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });
  });

  it('is done again from any step, with what came before taken over', async () => {
    const cycle = await cycleOf([
      { key: 'first', kind: 'transform', value: { $path: 'trigger.n' } },
      { key: 'second', kind: 'transform', value: { was: { $path: 'steps.first' }, now: { $path: 'trigger.n' } } },
    ]);
    const run = await cycle.run({ n: 1 });
    const { id } = (await platform.json('POST', `/v1/accounts/${scoro.account}/runs/${run.id}/replay`, {
      from: 'second',
      event: { n: 2 },
    })) as { id: string };
    const again = await cycle.until(id, ended);
    expect(again).toMatchObject({ trigger: 'replay', replayOf: run.id, state: 'succeeded' });
    expect((await cycle.transaction(id, again.root)).steps.map(({ output }) => output)).toEqual([
      1,
      { was: 1, now: 2 },
    ]);
  });

  it('does one record of its loop again, as a run of its own, with an edited record', async () => {
    const cycle = await cycleOf([
      { key: 'outer', kind: 'transform', value: 'seen from outside' },
      {
        key: 'each',
        kind: 'loop',
        over: { list: { $path: 'trigger.items' } },
        steps: [
          { key: 'inner', kind: 'transform', value: { of: { $path: 'record' }, outer: { $path: 'steps.outer' } } },
        ],
      },
    ]);
    const run = await cycle.run({ items: ['a', 'b'] });
    const [second] = (await cycle.transactions(run.id, '&step=each')).filter(({ record }) => record === 'b');
    const { id } = (await platform.json(
      'POST',
      `/v1/accounts/${scoro.account}/runs/${run.id}/transactions/${second?.id}/replay`,
      { record: 'c' },
    )) as { id: string };
    const again = await cycle.until(id, ended);
    const { steps } = await cycle.transaction(id, again.root);
    expect(steps.find(({ step }) => step === 'inner')?.output).toEqual({ of: 'c', outer: 'seen from outside' });
    expect(steps.some(({ step }) => step === 'each')).toBe(false);
  });

  it('goes by the version it began with, though another is live by now', async () => {
    const cycle = await cycleOf([
      { key: 'wait', kind: 'delay', seconds: 1 },
      { key: 'said', kind: 'transform', value: 'first' },
    ]);
    const run = await cycle.run();
    const { draft } = (await platform.json('GET', cycle.path)) as { draft: { steps: object[] } };
    await platform.json('PATCH', cycle.path, {
      draft: { ...draft, steps: [{ key: 'said', kind: 'transform', value: 'second' }] },
    });
    await platform.json('POST', `${cycle.path}/publish`);
    const done = await cycle.until(run.id, ended);
    expect((await cycle.transaction(done.id, done.root)).steps.at(-1)?.output).toBe('first');
    const next = await cycle.run();
    expect((await cycle.transaction(next.id, next.root)).steps.at(-1)?.output).toBe('second');
  });

  it('runs the draft as it is without publishing it', async () => {
    const cycle = await cycleOf([{ key: 'said', kind: 'transform', value: 'live' }]);
    const { draft } = (await platform.json('GET', cycle.path)) as { draft: { steps: object[] } };
    await platform.json('PATCH', cycle.path, {
      draft: { ...draft, steps: [{ key: 'said', kind: 'transform', value: 'tried' }] },
    });
    const { id } = (await platform.json('POST', `${cycle.path}/runs`, { version: 'draft' })) as { id: string };
    const tried = await cycle.until(id, ended);
    expect((await cycle.transaction(id, tried.root)).steps.at(-1)?.output).toBe('tried');
    const versions = async () =>
      ((await platform.json('GET', `${cycle.path}/versions`)) as { items: { number: number }[] }).items;
    expect(await versions()).toMatchObject([{ number: 1, live: true }]);
    expect(await platform.json('GET', `${cycle.path}/versions/2`)).toMatchObject({ live: false });
    expect((await cycle.run()).state).toBe('succeeded');
    await platform.json('POST', `${cycle.path}/publish`);
    expect(await versions()).toMatchObject([{ number: 3, live: true }, { number: 1 }]);
  });
});
