import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCyclesPlatform, type CyclesPlatform, type Installed } from '../testing/cycles-platform.ts';

let platform: CyclesPlatform;
let scoro: Installed;
beforeAll(async () => {
  platform = await startCyclesPlatform();
  scoro = await platform.install('alerts');
});
afterAll(() => platform.close());

async function told(): Promise<readonly string[]> {
  const rows = await platform.platform.database
    .selectFrom('events')
    .select(['type', 'data'])
    .where('type', 'like', 'cycle.%')
    .orderBy('id')
    .execute();
  return rows.map(({ type, data }) => `${type} ${JSON.stringify(data).includes('Alarming') ? 'Alarming' : '?'}`);
}

it('tells once that a cycle fails, however many runs do, and that it works again', async () => {
  const cycle = await platform.cycle(scoro.account, {
    format: 1,
    name: 'Alarming',
    connectors: {},
    trigger: { kind: 'manual' },
    steps: [
      {
        key: 'good',
        kind: 'decision',
        when: { left: { $path: 'trigger.good' }, is: 'equals', right: true },
        then: [],
        else: [{ key: 'bad', kind: 'end', outcome: 'failed', reason: 'It is bad.' }],
      },
    ],
  });
  for (let times = 0; times < 3; times += 1) expect((await cycle.run({ good: false })).state).toBe('failed');
  await expect.poll(told).toEqual(['cycle.failed Alarming']);
  expect((await cycle.run({ good: true })).state).toBe('succeeded');
  await expect.poll(told).toEqual(['cycle.failed Alarming', 'cycle.recovered Alarming']);
  expect((await cycle.run({ good: true })).state).toBe('succeeded');
  expect((await cycle.run({ good: false })).state).toBe('failed');
  await expect.poll(told).toEqual(['cycle.failed Alarming', 'cycle.recovered Alarming', 'cycle.failed Alarming']);
});
