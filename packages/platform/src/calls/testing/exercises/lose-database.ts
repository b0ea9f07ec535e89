import { setTimeout as wait } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.ts';
import { attempt, type Attempt, type Order } from './attempt.ts';
import type { ExerciseOptions, ExerciseReport } from './exercise.ts';
import { judgeRecords } from './judge-records.ts';
import type { OwnPostgres } from './own-postgres.ts';
import type { ProvingGround } from './proving-ground.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { taskCounts } from './task-counts.ts';

const clients = 6;
const company = 'database';
/** Nothing takes longer than this, whatever the database does. */
const longestMs = 20_000;
/** And this long after its return everything works. */
const recoveryMs = 5_000;

/**
 * Stops and starts PostgreSQL every few seconds while clients read and create; each create is sent until it is settled. In the end each was
 * made once, and every answer is on record.
 */
export async function loseDatabase(
  ground: ProvingGround & { readonly database: OwnPostgres },
  options: ExerciseOptions & { readonly durationMs: number },
): Promise<ExerciseReport> {
  const random = seededRandom(options.seed);
  const problems: string[] = [];
  const counts = { losses: 0, calls: 0, unavailable: 0, settled: 0, slowestRecoveryMs: 0, slowestCallMs: 0 };
  const server = await ground.start();
  const path = await ground.install(server, company);
  const attempts: Attempt[] = [];
  const began = new Date();
  const until = performance.now() + options.durationMs;
  const ended = new AbortController();
  const names: string[] = [];
  const working = Array.from({ length: clients }, (_, client) =>
    client % 2 === 0
      ? create(server, path, random, ended.signal, attempts, names)
      : read(server, path, ended.signal, attempts),
  );
  while (performance.now() < until && options.signal?.aborted !== true) {
    await wait(random.between(700, 2_500));
    await ground.database.stop();
    await wait(random.between(50, 1_500));
    await ground.database.start();
    counts.losses += 1;
    const recovered = await recovery(server, path);
    counts.slowestRecoveryMs = Math.max(counts.slowestRecoveryMs, Math.round(recovered));
    if (recovered > recoveryMs) problems.push(`After loss ${counts.losses} it took ${Math.round(recovered)} ms.`);
    if (counts.losses % 10 === 0) options.say?.(`${counts.losses} losses, ${attempts.length} calls`);
  }
  ended.abort();
  await Promise.all(working);
  for (const { order, answer, tookMs } of attempts) {
    counts.calls += 1;
    counts.slowestCallMs = Math.max(counts.slowestCallMs, Math.round(tookMs));
    if (answer?.status === 503) counts.unavailable += 1;
    if (tookMs > longestMs) problems.push(`A ${order.kind} took ${Math.round(tookMs)} ms.`);
    if (!isClean(order, answer)) problems.push(`A ${order.kind} was answered ${answer?.status} ${answer?.code}.`);
  }
  const made = await taskCounts(server, path);
  for (const name of names) {
    counts.settled += 1;
    if (made.get(name) !== 1) problems.push(`${name} was made ${made.get(name) ?? 0} times.`);
  }
  problems.push(...(await recordsInTime(ground, attempts, began)));
  await server.stop();
  return { seed: options.seed, counts, problems };
}

/** A result that is right, or a refusal that says when to ask again. */
function isClean({ kind, name }: Order, answer: Attempt['answer']): boolean {
  if (answer?.status === 200) {
    const text = JSON.stringify(answer.data);
    return kind === 'create' ? text.includes(JSON.stringify(name)) : Array.isArray(answer.data) && text.length > 2;
  }
  const again = answer?.status === 503 || (answer?.status === 409 && kind === 'create');
  return again && (answer.retryAfter ?? 0) > 0;
}

async function create(
  server: ServerProcess,
  path: string,
  random: SeededRandom,
  signal: AbortSignal,
  attempts: Attempt[],
  names: string[],
): Promise<void> {
  while (!signal.aborted) {
    const name = `lost ${random.seed} ${names.length}`;
    names.push(name);
    const input = { record: { event_name: name } };
    const order: Order = {
      kind: 'create',
      name,
      key: name.replaceAll(' ', '-'),
      body: { method: 'tasks.create', auth: 'userAuth', input },
    };
    for (;;) {
      const made = await attempt(server, path, order);
      attempts.push(made);
      if (made.answer?.status === 200) break;
      await wait(50);
    }
  }
}

async function read(server: ServerProcess, path: string, signal: AbortSignal, attempts: Attempt[]): Promise<void> {
  while (!signal.aborted) {
    const made = await attempt(server, path, {
      kind: 'list',
      body: { method: 'contacts.list', input: { perPage: 2 } },
    });
    attempts.push(made);
    if (made.answer?.status !== 200) await wait(50);
  }
}

/** Milliseconds until a read and a write work again. */
async function recovery(server: ServerProcess, path: string): Promise<number> {
  const began = performance.now();
  const name = `back ${crypto.randomUUID()}`;
  for (const body of [
    { method: 'contacts.list', input: { perPage: 1 } },
    { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: name } } },
  ]) {
    while (performance.now() - began < longestMs) {
      const { answer } = await attempt(server, path, { kind: 'get', body });
      if (answer?.status === 200) break;
      await wait(20);
    }
  }
  return performance.now() - began;
}

/** Records that waited for the database are written within moments. */
async function recordsInTime(ground: ProvingGround, attempts: readonly Attempt[], since: Date): Promise<string[]> {
  // Those too that were said to be missing yet.
  const all = attempts.map((made) =>
    made.answer === undefined ? made : { ...made, answer: { ...made.answer, warnings: [] } },
  );
  for (let tries = 0; ; tries += 1) {
    const problems = await judgeRecords(ground.database.pool, all, since);
    if (problems.length === 0 || tries === 50) return problems;
    await wait(200);
  }
}
