import { setTimeout as wait } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.ts';
import { attempt, type Attempt, type Order } from './attempt.ts';
import type { ExerciseOptions, ExerciseReport } from './exercise.ts';
import { judgeRecords } from './judge-records.ts';
import type { ProvingGround } from './proving-ground.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { taskCounts } from './task-counts.ts';

const clients = 6;
const company = 'kills';
/** A killed server must not take its clients longer than this to find out. */
const longestMs = 15_000;

/**
 * Kills a server at random moments while clients read, create, update and stream; starts another, which must know of every call what can be known; and
 * sends again what was left without an answer. At the end nothing was made twice.
 */
export async function killServers(
  ground: ProvingGround,
  options: ExerciseOptions & { readonly kills: number },
): Promise<ExerciseReport> {
  const random = seededRandom(options.seed);
  const problems: string[] = [];
  const orders = new Orders(random);
  const settled = new Map<string, Attempt>();
  const keyless: Attempt[] = [];
  const counts = { kills: 0, calls: 0, interrupted: 0, outcomesUnknown: 0, creates: 0 };
  let server = await ground.start();
  const path = await ground.install(server, company);
  await orders.makeTasks(server, path);
  for (; counts.kills < options.kills && options.signal?.aborted !== true; counts.kills += 1) {
    await ground.control(company, {
      faults: [{ kind: 'latency', ms: random.between(0, 30), jitterMs: random.between(0, 60) }],
    });
    const attempts: Attempt[] = [];
    const began = new Date();
    const working = Array.from({ length: clients }, (_, client) => work(server, path, orders, client, attempts));
    await wait(random.between(20, 700));
    await server.kill();
    await Promise.all(working);
    await ground.ageDead();
    server = await ground.start();
    problems.push(...(await judgeRecords(ground.database.pool, attempts, began)));
    counts.calls += attempts.length;
    counts.interrupted += attempts.filter(({ answer }) => answer === undefined).length;
    for (const made of attempts.filter(({ order }) => order.kind === 'create')) {
      counts.creates += 1;
      if (made.order.key === undefined) keyless.push(made);
      else settled.set(made.order.key, await settle(server, path, made, random, problems));
    }
    for (const { tookMs, order } of attempts)
      if (tookMs > longestMs) problems.push(`A ${order.kind} took ${Math.round(tookMs)} ms to end.`);
    if ((counts.kills + 1) % 10 === 0)
      options.say?.(`${counts.kills + 1} kills, ${counts.calls} calls, ${problems.length} problems`);
  }
  await ground.control(company, { faults: [] });
  const made = await taskCounts(server, path);
  for (const { order, answer } of [...settled.values(), ...keyless]) {
    const count = made.get(order.name ?? '') ?? 0;
    if (answer?.code === 'outcome_unknown') counts.outcomesUnknown += 1;
    if (count > 1) problems.push(`${order.name} was made ${count} times.`);
    if (answer?.status === 200 && count === 0) problems.push(`${order.name} was answered as made and is not there.`);
  }
  problems.push(...(await orders.judgeTasks(server, path)));
  await server.stop();
  return { seed: options.seed, counts, problems };
}

/** A client that goes on until its server is gone. */
async function work(
  server: ServerProcess,
  path: string,
  orders: Orders,
  client: number,
  attempts: Attempt[],
): Promise<void> {
  for (;;) {
    const made = await attempt(server, path, orders.next(client));
    attempts.push(made);
    orders.note(client, made);
    if (made.answer === undefined) return;
  }
}

/** Sends a create again with its key: what was answered is answered again, and what was not is now. */
async function settle(
  server: ServerProcess,
  path: string,
  made: Attempt,
  random: SeededRandom,
  problems: string[],
): Promise<Attempt> {
  if (made.answer !== undefined && random.fraction() > 0.2) return made;
  const again = await attempt(server, path, made.order);
  const { answer } = again;
  const { name } = made.order;
  if (answer?.status !== 200 && answer?.code !== 'outcome_unknown')
    problems.push(`${name}, sent again, was answered ${answer?.status} ${answer?.code}.`);
  if (made.answer?.status === 200 && (answer?.replayed !== true || answer.call !== made.answer.call))
    problems.push(`${name} was carried out again, though it had been answered.`);
  return again;
}

/** What clients ask for, and what they know of the task that each of them changes. */
class Orders {
  readonly #random: SeededRandom;
  readonly #tasks: { id: number; sent: number; acknowledged: number }[] = [];
  #number = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  async makeTasks(server: ServerProcess, path: string): Promise<void> {
    for (let client = 0; client < clients; client += 1) {
      const { answer } = await attempt(server, path, create(`changed by client ${client}`, undefined));
      this.#tasks.push({ id: idOf(answer?.data), sent: 0, acknowledged: 0 });
    }
  }

  next(client: number): Order {
    const chance = this.#random.fraction();
    const task = this.#tasks[client];
    this.#number += 1;
    const name = `seed ${this.#random.seed} number ${this.#number}`;
    if (chance < 0.35) return create(name, name.replaceAll(' ', '-'));
    if (chance < 0.5 || task === undefined) return create(name, undefined);
    if (chance < 0.7) {
      task.sent += 1;
      const record = { description: `${task.sent}` };
      return { kind: 'update', body: { method: 'tasks.update', auth: 'userAuth', input: { id: task.id, record } } };
    }
    if (chance < 0.8) return { kind: 'get', body: { method: 'tasks.get', input: { id: task.id } } };
    if (chance < 0.9) return { kind: 'list', body: { method: 'contacts.list', input: { perPage: 5 } } };
    return { kind: 'stream', body: { method: 'contacts.list', input: { perPage: 100 } } };
  }

  note(client: number, { order, answer }: Attempt): void {
    const task = this.#tasks[client];
    if (order.kind === 'update' && answer?.status === 200 && task !== undefined) task.acknowledged = task.sent;
  }

  /** A change that was answered is there, or one that was sent later. */
  async judgeTasks(server: ServerProcess, path: string): Promise<string[]> {
    const problems: string[] = [];
    for (const { id, sent, acknowledged } of this.#tasks) {
      const { answer } = await attempt(server, path, { kind: 'get', body: { method: 'tasks.get', input: { id } } });
      const found = Number(descriptionOf(answer?.data));
      if (!(found >= acknowledged && found <= sent) && acknowledged > 0)
        problems.push(`Task ${id} is at change ${found}; ${acknowledged} was answered and ${sent} sent.`);
    }
    return problems;
  }
}

function create(name: string, key: string | undefined): Order {
  return {
    kind: 'create',
    name,
    ...(key !== undefined && { key }),
    body: { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: name } } },
  };
}

function idOf(data: unknown): number {
  const id: unknown = typeof data === 'object' && data !== null && 'event_id' in data ? data.event_id : undefined;
  if (typeof id !== 'number') throw new Error(`A task was made without an id: ${JSON.stringify(data)}`);
  return id;
}

function descriptionOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'description' in data ? data.description : undefined;
}
