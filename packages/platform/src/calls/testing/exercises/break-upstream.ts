import { errorTable, type ErrorCode } from '@tandem/connector-kit';
import type { ServerProcess } from '../server-process.ts';
import { attempt, type Attempt, type Order } from './attempt.ts';
import type { ExerciseOptions, ExerciseReport } from './exercise.ts';
import { judgeRecords } from './judge-records.ts';
import type { ProvingGround } from './proving-ground.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { taskCounts } from './task-counts.ts';
import { upstreamCases, type Ending, type UpstreamCase } from './upstream-cases.ts';

const clients = 8;
/** How often each fault of a mixture meets a request. */
const probability = 0.015;

/** What servers of this exercise are started with: short limits, so that what stalls is over soon. */
const briefLimits: Readonly<Record<string, string>> = {
  TANDEM_UPSTREAM_TIMEOUT_MS: '1500',
  TANDEM_UPSTREAM_DEADLINE_MS: '4000',
  TANDEM_UPSTREAM_WAIT_MS: '1500',
};

/**
 * Every fault of the sandbox in turn, each met by every request of a company of its own; then all mixed while many calls run. Each call ends as
 * the error table says and is on record so, and what a create did is what it was answered with.
 */
export async function breakUpstream(
  ground: ProvingGround,
  options: ExerciseOptions & { readonly calls: number },
): Promise<ExerciseReport> {
  const random = seededRandom(options.seed);
  const began = new Date();
  const server = await ground.start(briefLimits);
  const problems: string[] = [];
  const attempts: Attempt[] = [];
  await inParallel(
    upstreamCases.map((each, at) => async () => {
      const made = await inTurn(ground, server, each, `turn-${at}`);
      attempts.push(...made.attempts);
      problems.push(...made.problems);
    }),
  );
  options.say?.(`${upstreamCases.length} faults in turn, ${problems.length} problems`);
  const mixed = await allMixed(ground, server, random, options);
  attempts.push(...mixed.attempts);
  problems.push(...mixed.problems);
  problems.push(...(await judgeRecords(ground.database.pool, attempts, began)));
  await server.stop();
  const endings = new Map<string, number>();
  for (const made of mixed.attempts) {
    const ending = endingOf(made) ?? 'no answer';
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  return {
    seed: options.seed,
    counts: { faults: upstreamCases.length, calls: attempts.length, ...Object.fromEntries(endings) },
    problems,
  };
}

async function inParallel(tasks: (() => Promise<void>)[]): Promise<void> {
  const left = [...tasks];
  const worker = async (): Promise<void> => {
    for (let task = left.shift(); task !== undefined; task = left.shift()) await task();
  };
  await Promise.all(Array.from({ length: clients / 2 }, worker));
}

async function inTurn(ground: ProvingGround, server: ServerProcess, each: UpstreamCase, company: string) {
  const path = await ground.install(server, company);
  await ground.control(company, { faults: [each.fault] });
  const read = await attempt(server, path, list());
  // What a read has closed for all is opened again.
  await ground.database.pool.query('delete from quota_sites where site like $1', [`%${company}%`]);
  const made = await attempt(server, path, create(`${company} made`));
  const problems: string[] = [];
  const what = JSON.stringify(each.fault);
  for (const [done, wanted] of [
    [read, each.read],
    [made, each.create],
  ] as const) {
    // So many bytes may not be there in the brief time of the exercise.
    const late = each.fault['bytes'] !== undefined && endingOf(done) === 'upstream_timeout';
    if (endingOf(done) !== wanted && !late)
      problems.push(`${what} ended a ${done.order.kind} as ${endingOf(done)}, not ${wanted}.`);
    problems.push(...problemsOfStatus(done));
  }
  return { attempts: [read, made], problems };
}

async function allMixed(
  ground: ProvingGround,
  server: ServerProcess,
  random: SeededRandom,
  { calls, signal }: ExerciseOptions & { readonly calls: number },
) {
  const company = 'mixed';
  const path = await ground.install(server, company);
  // A day that is used up, or a login that is refused, would end it all.
  const faults = upstreamCases
    .filter(({ fault }) => fault.kind !== 'quota-used-up' && fault.kind !== 'rate-limited')
    .map(({ fault }) => ({ ...fault, module: 'tasks', probability, seed: random.between(1, 1_000_000) }));
  await ground.control(company, { faults });
  const attempts: Attempt[] = [];
  let left = calls;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left > 0) {
        signal?.throwIfAborted();
        left -= 1;
        attempts.push(await attempt(server, path, random.fraction() < 0.5 ? list() : create(`mixed ${left}`)));
      }
    }),
  );
  await ground.control(company, { faults: [] });
  const made = await taskCounts(server, path);
  return {
    attempts,
    problems: attempts.flatMap((each) => [...problemsOfStatus(each), ...problemsOfMixed(each, made)]),
  };
}

function problemsOfMixed(made: Attempt, counts: ReadonlyMap<string, number>): string[] {
  const { kind, name } = made.order;
  const ending = endingOf(made);
  const possible: ReadonlySet<Ending | undefined> = new Set(
    upstreamCases.map((each) => (kind === 'create' ? each.create : each.read)),
  );
  // A create that is refused after it was tried again has met several faults; none of them leaves it unknown.
  const problems = possible.has(ending) ? [] : [`A ${kind} among all faults ended as ${ending}.`];
  if (name === undefined) return problems;
  const count = counts.get(name) ?? 0;
  const fits = ending === 'success' ? count === 1 : ending === 'outcome_unknown' ? count <= 1 : count === 0;
  return fits ? problems : [...problems, `${name} ended as ${ending} and was made ${count} times.`];
}

/** The status and code of an answer belong together. */
function problemsOfStatus({ order, answer }: Attempt): string[] {
  if (answer === undefined) return [`A ${order.kind} was not answered.`];
  const { status, code } = answer;
  if (code === undefined) return status === 200 ? [] : [`A ${order.kind} was answered ${status} without a code.`];
  return isCode(code) && errorTable[code].status === status ? [] : [`${code} was answered with ${status}.`];
}

function endingOf({ answer }: Attempt): Ending | undefined {
  if (answer?.status === 200 && answer.code === undefined) return 'success';
  return answer?.code !== undefined && isCode(answer.code) ? answer.code : undefined;
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

const list = (): Order => ({
  kind: 'list',
  body: { method: 'tasks.list', auth: 'userAuth', input: { perPage: 1 } },
});

const create = (name: string): Order => ({
  kind: 'create',
  name,
  body: { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: name } } },
});
