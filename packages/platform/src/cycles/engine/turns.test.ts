import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCyclesPlatform, type CyclesPlatform, type ShownCycle } from '../testing/cycles-platform.ts';

let platform: CyclesPlatform;
let noisy: ShownCycle;
let quiet: ShownCycle;

beforeAll(async () => {
  platform = await startCyclesPlatform();
  const cycle = async (company: string) => {
    const scoro = await platform.install(company);
    return platform.cycle(scoro.account, {
      format: 1,
      name: 'Look at a task',
      connectors: { scoro: { connector: 'scoro' } },
      trigger: { kind: 'webhook', dedupe: { by: 'none' } },
      steps: [
        { key: 'one', kind: 'method', connector: 'scoro', method: 'tasks.list', input: { perPage: 1 } },
        { key: 'two', kind: 'transform', value: { $path: 'steps.one[0].event_id' } },
      ],
    });
  };
  noisy = await cycle('noisy');
  quiet = await cycle('quiet');
  // Both sites are verified, and everything is compiled, before anything is measured.
  await took(noisy, 5);
  await took(quiet, 5);
});
afterAll(() => platform.close());

/** Milliseconds from the delivery of an event to the end of its run, sorted. */
async function took(cycle: ShownCycle, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const began = performance.now();
    const answer = await fetch(cycle.hookUrl, { method: 'POST', body: `{"n":${at}}` });
    const { run } = (await answer.json()) as { run: string };
    await cycle.until(run, ({ state }) => state === 'succeeded');
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
}

const p95 = (times: readonly number[]): number => times[Math.floor(times.length * 0.95)] ?? Number.NaN;

it('lets an account with 10,000 runs waiting slow no other down', { timeout: 120_000 }, async () => {
  const idle = await took(quiet, 20);
  const { database } = platform.platform;
  // As if they had been delivered: what is waiting is what counts.
  const [one] = await noisy.runs();
  await database.executeQuery(floodOf(one?.id ?? ''));
  await fetch(noisy.hookUrl, { method: 'POST', body: '{"n":"last"}' });
  const busy = await took(quiet, 20);
  const { count } = await database
    .selectFrom('runs')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  console.log(`p95 ${Math.round(p95(idle))} ms idle, ${Math.round(p95(busy))} ms beside ${count} waiting runs`);
  expect(count).toBeGreaterThan(5_000);
  // Both are noisy on a machine that does other things: a turn that had to wait for the flood would take minutes.
  expect(p95(busy)).toBeLessThan(p95(idle) * 2 + 200);
});

function floodOf(run: string) {
  return CompiledQuery.raw(
    `with made as (
       insert into runs (id, cycle_id, account_id, version, trigger, state, due_at, actor_kind, actor_name)
       select 'run_flood' || n, cycle_id, account_id, version, 'webhook', 'queued', now(), 'system', 'Tandem'
       from runs, generate_series(1, 10000) as n where id = $1
       returning id, account_id
     )
     insert into transactions (id, run_id, account_id, state) select 'trx_' || id, id, account_id, 'open' from made`,
    [run],
  );
}
