import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { ExerciseOptions, ExerciseReport } from '../../../calls/testing/exercises/exercise.ts';
import type { ProvingGround } from '../../../calls/testing/exercises/proving-ground.ts';
import { seededRandom } from '../../../calls/testing/exercises/seeded-random.ts';
import type { ServerProcess } from '../../../calls/testing/server-process.ts';
import { sent } from './task-cycle.ts';

const nodeCount = 3;
const cycleCount = 20;
/** Between the deaths of two servers: longer than a dead one's jobs are left alone, and shorter than what counts as missed. */
const betweenKillsMs = 30_000;
const longestMs = 120_000;

const made = z.object({ id: z.string() });
const firings = z.array(z.object({ cycle: z.string(), firings: z.number(), seconds: z.number() }));

/**
 * Cycles that fire each second on three servers, of which one is killed every half minute: no second is left out, and none fires twice.
 *
 * @param options.ticks firings of all cycles together, at least
 */
export async function fireTicks(
  ground: ProvingGround,
  options: ExerciseOptions & { readonly ticks: number },
): Promise<ExerciseReport> {
  const random = seededRandom(options.seed);
  const first = await ground.start();
  const nodes = [first, ...(await Promise.all(Array.from({ length: nodeCount - 1 }, () => ground.start())))];
  const paths = await makeCycles(first);
  const began = Date.now();
  const until = began + Math.ceil(options.ticks / cycleCount + 2) * 1_000;
  let kills = 0;
  while (Date.now() < until && options.signal?.aborted !== true) {
    await wait(Math.min(betweenKillsMs / 2 + random.between(0, 999), until - Date.now()));
    const victim = random.between(0, nodes.length - 1);
    await nodes[victim]?.kill();
    kills += 1;
    nodes[victim] = await ground.start();
    await wait(Math.max(0, Math.min(betweenKillsMs / 2, until - Date.now())));
    options.say?.(`${kills} kills of servers whose cycles fire each second`);
  }
  const problems = [...(await caughtUp(ground, Date.now()))];
  const [node = first] = nodes;
  for (const path of paths) await sent(node, 'POST', `${path}/disable`);
  const rows = await firingsOf(ground);
  if (rows.length !== cycleCount) problems.push(`${rows.length} cycles have fired, of ${cycleCount}.`);
  for (const row of rows) {
    if (row.firings !== row.seconds)
      problems.push(`${row.cycle} fired ${row.firings} times in ${row.seconds} seconds.`);
  }
  const ticks = rows.reduce((sum, row) => sum + row.firings, 0);
  if (ticks < options.ticks && options.signal?.aborted !== true) problems.push(`There were ${ticks} ticks alone.`);
  await Promise.all(nodes.map((each) => each.stop()));
  return { seed: options.seed, counts: { ticks, kills, cycles: cycleCount }, problems };
}

async function makeCycles(server: ServerProcess): Promise<readonly string[]> {
  const { id: account } = made.parse(await sent(server, 'POST', '/v1/accounts', { name: 'Ticking' }));
  const paths: string[] = [];
  for (let at = 0; at < cycleCount; at += 1) {
    const document = {
      format: 1,
      name: `Each second ${at + 1}`,
      connectors: {},
      trigger: { kind: 'schedule', cron: '* * * * * *' },
      steps: [{ key: 'at', kind: 'transform', value: { $path: 'trigger.scheduledAt' } }],
    };
    const cycles = `/v1/accounts/${account}/cycles`;
    const { id } = made.parse(await sent(server, 'POST', cycles, { document }));
    await sent(server, 'POST', `${cycles}/${id}/publish`);
    paths.push(`${cycles}/${id}`);
  }
  for (const path of paths) await sent(server, 'POST', `${path}/enable`);
  return paths;
}

/** Waits until no cycle is behind a moment; answers those that stay behind, in words. */
async function caughtUp(ground: ProvingGround, moment: number): Promise<readonly string[]> {
  const giveUp = Date.now() + longestMs;
  for (;;) {
    const { rows } = await ground.database.pool.query(
      `select id, (select max(substr(dedupe_key, 6)) from runs where cycle_id = cycles.id) as last from cycles`,
    );
    const lasts = z.array(z.object({ id: z.string(), last: z.string().nullable() })).parse(rows);
    const behind = lasts.filter(({ last }) => Date.parse(last ?? '') < moment || last === null);
    if (behind.length === 0) return [];
    if (Date.now() > giveUp) return behind.map(({ id, last }) => `${id} has not fired since ${last}.`);
    await wait(200);
  }
}

async function firingsOf(ground: ProvingGround) {
  const { rows } = await ground.database.pool.query(
    `select cycle_id as cycle, count(*)::integer as firings,
       (extract(epoch from max(substr(dedupe_key, 6)::timestamptz) - min(substr(dedupe_key, 6)::timestamptz)) + 1)::integer as seconds
     from runs where dedupe_key like 'tick/%' group by cycle_id`,
  );
  return firings.parse(rows);
}
