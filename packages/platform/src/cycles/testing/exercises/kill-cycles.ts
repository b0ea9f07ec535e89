import { setTimeout as wait } from 'node:timers/promises';
import type { ExerciseOptions, ExerciseReport } from '../../../calls/testing/exercises/exercise.ts';
import type { ProvingGround } from '../../../calls/testing/exercises/proving-ground.ts';
import { seededRandom } from '../../../calls/testing/exercises/seeded-random.ts';
import type { ServerProcess } from '../../../calls/testing/server-process.ts';
import { deliver, judgeRuns, judgeSteps, judgeTasks, makeTaskCycle, type TaskCycle } from './task-cycle.ts';

const company = 'cyclekills';
/** Events under way when a server dies. */
const eventsBetween = 6;
const longestMs = 120_000;

/**
 * Kills a server at random moments while cycles run, and starts another. Every event is delivered until it was taken; at the end each has had its run, and
 * each of its records was made exactly once.
 *
 * @param options.nodes servers at the same time; one is killed, the others go on
 */
export async function killCycles(
  ground: ProvingGround,
  options: ExerciseOptions & { readonly kills: number; readonly nodes?: number },
): Promise<ExerciseReport> {
  const { nodes: count = 1 } = options;
  const random = seededRandom(options.seed);
  const counts = { kills: 0, events: 0, redelivered: 0 };
  const first = await ground.start();
  const cycle = await makeTaskCycle(first, await ground.install(first, company), 'Kills');
  const nodes = [first];
  while (nodes.length < count) nodes.push(await ground.start());
  const events: string[] = [];
  for (; counts.kills < options.kills && options.signal?.aborted !== true; counts.kills += 1) {
    await ground.control(company, {
      faults: [{ kind: 'latency', ms: random.between(0, 30), jitterMs: random.between(0, 60) }],
    });
    const fresh = Array.from(
      { length: eventsBetween },
      (_, at) => `seed ${options.seed} kill ${counts.kills} event ${at}`,
    );
    events.push(...fresh);
    const victim = random.between(0, nodes.length - 1);
    const delivering = fresh.map((name) => deliverUntilTaken(nodes, cycle, name, counts));
    await wait(random.between(10, 900));
    await nodes[victim]?.kill();
    await ground.ageDead();
    nodes[victim] = await ground.start();
    await Promise.all(delivering);
    if ((counts.kills + 1) % 10 === 0) options.say?.(`${counts.kills + 1} kills of servers with cycles`);
  }
  counts.events = events.length;
  await ground.control(company, { faults: [] });
  const problems = [
    ...(await judgeRuns(ground, longestMs)),
    ...(await judgeTasks(ground, company, events)),
    ...(await judgeSteps(ground)),
  ];
  await Promise.all(nodes.map((node) => node.stop()));
  return { seed: options.seed, counts, problems };
}

/** As senders of webhooks do. */
async function deliverUntilTaken(
  nodes: readonly ServerProcess[],
  cycle: TaskCycle,
  name: string,
  counts: { redelivered: number },
): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const node = nodes[tries % nodes.length];
    if (node !== undefined && (await deliver(node, cycle, name)) !== undefined) return;
    counts.redelivered += 1;
    await wait(100);
  }
  throw new Error(`Nobody took the event ${name}.`);
}
