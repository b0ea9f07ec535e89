import { setTimeout as wait } from 'node:timers/promises';
import type { ExerciseOptions, ExerciseReport } from '../../../calls/testing/exercises/exercise.ts';
import type { startOwnPostgres } from '../../../calls/testing/exercises/own-postgres.ts';
import type { ProvingGround } from '../../../calls/testing/exercises/proving-ground.ts';
import { seededRandom } from '../../../calls/testing/exercises/seeded-random.ts';
import { deliver, judgeRuns, judgeSteps, judgeTasks, makeTaskCycle } from './task-cycle.ts';

const company = 'cyclelosses';
const longestMs = 120_000;

/** Stops and starts PostgreSQL again and again while cycles run on one server that lives through it. */
export async function loseDatabaseOfCycles(
  {
    ground,
    database,
  }: { readonly ground: ProvingGround; readonly database: Awaited<ReturnType<typeof startOwnPostgres>> },
  options: ExerciseOptions & { readonly losses: number },
): Promise<ExerciseReport> {
  const random = seededRandom(options.seed);
  const counts = { losses: 0, events: 0, refused: 0 };
  const server = await ground.start();
  const cycle = await makeTaskCycle(server, await ground.install(server, company), 'Losses');
  const events: string[] = [];
  for (; counts.losses < options.losses && options.signal?.aborted !== true; counts.losses += 1) {
    const fresh = Array.from({ length: 5 }, (_, at) => `seed ${options.seed} loss ${counts.losses} event ${at}`);
    events.push(...fresh);
    const delivering = fresh.map(async (name) => {
      while ((await deliver(server, cycle, name)) === undefined) {
        counts.refused += 1;
        await wait(200);
      }
    });
    await wait(random.between(20, 800));
    await database.stop();
    await wait(random.between(200, 1_500));
    await database.start();
    await Promise.all(delivering);
  }
  counts.events = events.length;
  const problems = [
    ...(await judgeRuns(ground, longestMs)),
    ...(await judgeTasks(ground, company, events)),
    ...(await judgeSteps(ground)),
  ];
  await server.stop();
  return { seed: options.seed, counts, problems };
}
