import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCyclesPlatform, type CyclesPlatform, type Installed } from './testing/cycles-platform.ts';

let platform: CyclesPlatform;
let scoro: Installed;
beforeAll(async () => {
  platform = await startCyclesPlatform();
  scoro = await platform.install('cycles');
});
afterAll(() => platform.close());

const base = { format: 1, connectors: { scoro: { connector: 'scoro' } }, trigger: { kind: 'manual' } } as const;

describe('a run', () => {
  it('walks steps one after the other, each seeing what those before it gave', async () => {
    const cycle = await platform.cycle(scoro.account, {
      ...base,
      name: 'Walk',
      steps: [
        { key: 'greet', kind: 'transform', value: { text: { $join: ['Hello ', { $path: 'trigger.name' }] } } },
        {
          key: 'long',
          kind: 'decision',
          when: { left: { $path: 'steps.greet.text' }, is: 'contains', right: 'World' },
          then: [{ key: 'yes', kind: 'transform', value: 'it does' }],
          else: [{ key: 'no', kind: 'transform', value: 'it does not' }],
        },
        { key: 'tasks', kind: 'method', connector: 'scoro', method: 'tasks.list', input: { perPage: 3 } },
        {
          key: 'last',
          kind: 'transform',
          value: { first: { $path: 'steps.tasks[0].event_id' }, said: { $path: 'steps.yes' } },
        },
      ],
    });
    const run = await cycle.run({ name: 'World' });
    expect(run).toMatchObject({ state: 'succeeded', counts: { succeeded: 1 }, error: null });
    const root = await cycle.transaction(run.id, run.root);
    expect(root.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'greet succeeded',
      'long succeeded',
      'yes succeeded',
      'tasks succeeded',
      'last succeeded',
    ]);
    expect(root.steps.at(-1)?.output).toMatchObject({ said: 'it does', first: expect.any(Number) });
  });

  it('makes a transaction of each record of a list, batch by batch', async () => {
    const cycle = await platform.cycle(scoro.account, {
      ...base,
      name: 'Loop',
      steps: [
        {
          key: 'each',
          kind: 'loop',
          over: { connector: 'scoro', method: 'projects.list', input: { perPage: 25 } },
          concurrency: 5,
          steps: [{ key: 'id', kind: 'transform', value: { $path: 'record.project_id' } }],
        },
        { key: 'after', kind: 'transform', value: { $path: 'steps.each.succeeded' } },
      ],
    });
    const run = await cycle.run();
    expect(run.state).toBe('succeeded');
    const listed = run.counts?.['succeeded'] ?? 0;
    expect(listed).toBeGreaterThan(50);
    expect((await cycle.transaction(run.id, run.root)).steps.at(-1)?.output).toBe(listed);
  });
});
