import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
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
  const first = await startNode(ground);
  const cycle = await makeTaskCycle(first.server, await ground.install(first.server, company), 'Kills');
  const nodes = [first];
  while (nodes.length < count) nodes.push(await startNode(ground));
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
    await nodes[victim]?.server.kill();
    await ageNode(ground, nodes[victim]?.id);
    nodes[victim] = await startNode(ground);
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
  await Promise.all(nodes.map(({ server }) => server.stop()));
  return { seed: options.seed, counts, problems };
}

interface Node {
  readonly server: ServerProcess;
  /** In the table of nodes. */
  readonly id: string;
}

async function startNode(ground: ProvingGround): Promise<Node> {
  const before = await nodeIds(ground);
  const server = await ground.start();
  const [id = ''] = (await nodeIds(ground)).filter((each) => !before.includes(each));
  return { server, id };
}

async function nodeIds(ground: ProvingGround): Promise<readonly string[]> {
  const found = await ground.database.pool.query("select to_regclass('nodes') is not null as there");
  if (!z.array(z.object({ there: z.boolean() })).parse(found.rows)[0]?.there) return [];
  const { rows } = await ground.database.pool.query('select id from nodes');
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Lets the silence of the dead server count as long; those that live are not to be taken for dead. */
async function ageNode(ground: ProvingGround, id: string | undefined): Promise<void> {
  await ground.database.pool.query("update nodes set seen_at = now() - interval '1 minute' where id = $1", [id]);
}

/** As senders of webhooks do. */
async function deliverUntilTaken(
  nodes: readonly Node[],
  cycle: TaskCycle,
  name: string,
  counts: { redelivered: number },
): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const node = nodes[tries % nodes.length];
    if (node !== undefined && (await deliver(node.server, cycle, name)) !== undefined) return;
    counts.redelivered += 1;
    await wait(100);
  }
  throw new Error(`Nobody took the event ${name}.`);
}
