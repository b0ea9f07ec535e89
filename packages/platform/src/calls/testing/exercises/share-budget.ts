import { setTimeout as wait } from 'node:timers/promises';
import type { LoggedRequest } from '@tandem/scoro-sandbox';
import type { ServerProcess } from '../server-process.ts';
import { attempt, type Attempt, type Order } from './attempt.ts';
import type { ExerciseOptions, ExerciseReport } from './exercise.ts';
import { judgeRecords } from './judge-records.ts';
import type { ProvingGround } from './proving-ground.ts';
import { seededRandom } from './seeded-random.ts';
import { taskCounts } from './task-counts.ts';

const company = 'nodes';
const nodeCount = 3;
const clientsOfNode = 10;
const windowMs = 2_000;
const permitted = 40;

/**
 * Three nodes call one site that permits 40 requests in 2 seconds: it refuses none, nearly all that it permits is used, one login serves all nodes. Then
 * the nodes are restarted one after the other while clients go on with those that live: no call fails. The sandbox must have its limits on.
 */
export async function shareBudget(
  ground: ProvingGround,
  options: ExerciseOptions & {
    readonly calls: number;
    /** Of what the site permits. */
    readonly leastUsed: number;
    /** Requests that the site may have refused, as where a busy machine holds some of them up on their way. */
    readonly mostRefused: number;
  },
): Promise<ExerciseReport> {
  const random = seededRandom(options.seed);
  const problems: string[] = [];
  const first = await ground.start();
  const nodes = [first, ...(await Promise.all(Array.from({ length: nodeCount - 1 }, () => ground.start())))];
  await ground.control(company, { settings: { requestsPerWindow: permitted, requestsPerDay: 100_000 } });
  const path = await ground.install(first, company);
  // Nobody has a session that is good, whatever it remembers.
  await ground.control(company, { expireTokens: true });
  const { total: before, logins: loginsBefore } = await ground.requests(company);
  const began = new Date();
  const seen: LoggedRequest[] = [];
  const watching = watch(ground, before, seen);

  let left = options.calls;
  const attempts: Attempt[] = [];
  const accounts: string[] = [];
  await Promise.all(
    nodes.flatMap((node, at) =>
      Array.from({ length: clientsOfNode }, async (_, client) => {
        if (client === 0) accounts.push(await makeAccount(node, `Of node ${at}`));
        while (left > 0 && options.signal?.aborted !== true) {
          left -= 1;
          attempts.push(await attempt(node, path, read(random.between(1, 9))));
        }
      }),
    ),
  );
  await watching.stop();
  options.say?.(`${attempts.length} calls of ${nodeCount} nodes`);
  for (const { answer } of attempts)
    if (answer?.status !== 200) problems.push(`A call was answered ${answer?.status} ${answer?.code}.`);
  const refused = seen.filter(({ httpStatus, statusCode }) => httpStatus === 429 || statusCode === 429).length;
  if (refused > options.mostRefused) problems.push(`The site refused ${refused} requests with 429.`);
  const used = shareUsed(seen);
  if (used < options.leastUsed) problems.push(`${used.toFixed(3)} of what the site permits was used.`);
  const logins = (await ground.requests(company)).logins - loginsBefore;
  if (logins !== 1) problems.push(`${logins} logins for ${nodeCount} nodes.`);
  problems.push(...(await judgeRecords(ground.database.pool, attempts, began)));
  problems.push(...(await judgeAudit(ground, accounts)));

  const rolled = await restartInTurn(ground, nodes, path, options);
  problems.push(...rolled.problems);
  await Promise.all(nodes.map((node) => node.stop()));
  return {
    seed: options.seed,
    counts: {
      calls: attempts.length,
      requests: seen.length,
      refused,
      logins,
      shareUsed: Math.round(used * 1000) / 1000,
      callsDuringRestarts: rolled.calls,
      turnedAway: rolled.turnedAway,
    },
    problems,
  };
}

const read = (page: number): Order => ({
  kind: 'list',
  body: { method: 'tasks.list', auth: 'userAuth', input: { page, perPage: 1 } },
});

async function makeAccount(node: ServerProcess, name: string): Promise<string> {
  const answer = await node.send('POST', '/v1/accounts', { body: { name } });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`An account was answered ${answer.status}.`);
  return name;
}

/** Gathers what the sandbox logs, which keeps only the last thousand. */
function watch(ground: ProvingGround, from: number, seen: LoggedRequest[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const look = async (): Promise<void> => {
    const { requests } = await ground.requests(company, seen.at(-1)?.number ?? from);
    seen.push(...requests);
  };
  const looking = (async () => {
    while (!stopping.signal.aborted) {
      await look();
      await wait(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await looking;
      await look();
    },
  };
}

/** Of what the site's whole windows permitted, from the second to the last but one. */
function shareUsed(requests: readonly LoggedRequest[]): number {
  const windows = new Map<number, number>();
  for (const { at } of requests) {
    const window = Math.floor(Date.parse(at) / windowMs);
    windows.set(window, (windows.get(window) ?? 0) + 1);
  }
  const [firstWindow, lastWindow] = [Math.min(...windows.keys()), Math.max(...windows.keys())];
  let sum = 0;
  for (let window = firstWindow + 1; window < lastWindow; window += 1) sum += windows.get(window) ?? 0;
  return sum / ((lastWindow - firstWindow - 1) * permitted);
}

async function judgeAudit(ground: ProvingGround, names: readonly string[]): Promise<string[]> {
  const { rows } = await ground.database.pool.query<{ name: string }>(
    'select accounts.name from audit join accounts on accounts.id = audit.subject_id where accounts.name = any($1)',
    [names],
  );
  const found = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !found.has(name)).map((name) => `${name} was made, and the audit log does not know.`);
}

/** Stops one node after the other in order and starts another for it, while clients create; each goes to the next node where it is turned away. */
async function restartInTurn(
  ground: ProvingGround,
  nodes: ServerProcess[],
  path: string,
  { seed, signal }: ExerciseOptions,
): Promise<{ readonly calls: number; readonly turnedAway: number; readonly problems: string[] }> {
  const problems: string[] = [];
  const ended = new AbortController();
  const names: string[] = [];
  let turnedAway = 0;
  const working = Array.from({ length: 4 }, async (_, client) => {
    for (let turn = client; !ended.signal.aborted; turn += 1) {
      const name = `rolled ${seed} ${names.length}`;
      names.push(name);
      const input = { record: { event_name: name } };
      const order: Order = {
        kind: 'create',
        name,
        key: name.replaceAll(' ', '-'),
        body: { method: 'tasks.create', auth: 'userAuth', input },
      };
      for (let tries = 0; ; tries += 1) {
        const node = nodes[(turn + tries) % nodes.length];
        const made = node === undefined ? undefined : await attempt(node, path, order);
        if (made?.answer?.status === 200) break;
        turnedAway += 1;
        if (made?.answer !== undefined || tries > 20) {
          problems.push(`${name} was answered ${made?.answer?.status} ${made?.answer?.code} during the restart.`);
          break;
        }
        await wait(10);
      }
      // The site's budget is not what this is about.
      await wait(150);
    }
  });
  for (const [at, node] of nodes.entries()) {
    if (signal?.aborted === true) break;
    await wait(300);
    await node.stop();
    nodes[at] = await ground.start();
  }
  ended.abort();
  await Promise.all(working);
  const [witness] = nodes;
  const made = witness === undefined ? new Map<string, number>() : await taskCounts(witness, path);
  for (const name of names) if (made.get(name) !== 1) problems.push(`${name} was made ${made.get(name) ?? 0} times.`);
  return { calls: names.length, turnedAway, problems };
}
