import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCyclesPlatform, type CyclesPlatform, type Installed } from '../testing/cycles-platform.ts';
import { forgetRuns } from './forget-old-runs.ts';

let platform: CyclesPlatform;
let scoro: Installed;
beforeAll(async () => {
  platform = await startCyclesPlatform();
  scoro = await platform.install('retention');
});
afterAll(() => platform.close());

it('forgets what runs took and gave after the days of retention, and later that they were', async () => {
  const cycle = await platform.cycle(scoro.account, {
    format: 1,
    name: 'Forgotten',
    connectors: {},
    trigger: { kind: 'manual' },
    steps: [{ key: 'said', kind: 'transform', value: { $path: 'trigger' } }],
  });
  const run = await cycle.run({ secret: 'of the day' });
  const { database } = platform.platform;
  const after = (days: number) => new Date(Date.now() + days * 86_400_000);
  await forgetRuns(database, 14, after(13));
  expect(await cycle.read(run.id)).toMatchObject({ event: { secret: 'of the day' } });
  await forgetRuns(database, 14, after(15));
  expect(await cycle.read(run.id)).toMatchObject({
    event: null,
    state: 'succeeded',
    root: null,
    counts: { succeeded: 1 },
  });
  expect(await database.selectFrom('steps').selectAll().execute()).toEqual([]);
  await forgetRuns(database, 14, after(91));
  expect(await cycle.runs()).toEqual([]);
});
