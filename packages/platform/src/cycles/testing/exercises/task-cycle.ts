import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { ProvingGround } from '../../../calls/testing/exercises/proving-ground.ts';
import type { ServerProcess } from '../../../calls/testing/server-process.ts';

/** A cycle whose runs make tasks in the sandbox: each event three, by a loop, then one more. */
export interface TaskCycle {
  readonly account: string;
  readonly path: string;
  /** The address behind the server's own. */
  readonly hook: string;
}

const made = z.object({ id: z.string(), hookUrl: z.string() });

const lookUp = {
  method: 'tasks.list',
  input: { filter: { event_name: { $path: 'sent.record.event_name' } } },
  match: { 'record.event_name': 'event_name' },
};

const create = (key: string, name: unknown) => ({
  key,
  kind: 'method',
  connector: 'scoro',
  method: 'tasks.create',
  auth: 'userAuth',
  input: { record: { event_name: name } },
  onError: { retry: { afterSeconds: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1] } },
  lookUp,
});

/** Names of the tasks that an event makes. */
function taskNames(event: string): readonly string[] {
  return [`${event} 1`, `${event} 2`, `${event} 3`, `${event} last`];
}

/** Makes and enables the cycle in the account of an account connector of Scoro. */
export async function makeTaskCycle(server: ServerProcess, installation: string, name: string): Promise<TaskCycle> {
  const account = /^\/v1\/accounts\/([^/]+)/.exec(installation)?.[1] ?? '';
  const cycles = `/v1/accounts/${account}/cycles`;
  const document = {
    format: 1,
    name,
    connectors: { scoro: { connector: 'scoro' } },
    trigger: { kind: 'webhook' },
    steps: [
      { key: 'begin', kind: 'transform', value: { $path: 'record.name' } },
      {
        key: 'each',
        kind: 'loop',
        over: { list: { $literal: ['1', '2', '3'] } },
        concurrency: 2,
        steps: [
          create('make', { $join: [{ $path: 'steps.begin' }, ' ', { $path: 'record' }] }),
          { key: 'noted', kind: 'transform', value: { $path: 'steps.make.event_id' } },
        ],
      },
      create('last', { $join: [{ $path: 'steps.begin' }, ' last'] }),
    ],
  };
  const { id, hookUrl } = made.parse(await sent(server, 'POST', cycles, { document }));
  await sent(server, 'POST', `${cycles}/${id}/publish`);
  await sent(server, 'POST', `${cycles}/${id}/enable`);
  return { account, path: `${cycles}/${id}`, hook: new URL(hookUrl).pathname };
}

/** Sends a request, and reads its JSON; throws where it is a problem. */
export async function sent(server: ServerProcess, verb: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await server.send(verb, path, body === undefined ? {} : { body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${verb} ${path}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Delivers an event as senders do: again until it was taken; answers the id of its run, undefined where the server went away. */
export async function deliver(server: ServerProcess, { hook }: TaskCycle, name: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${server.url}${hook}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'webhook-id': name },
      body: JSON.stringify({ name }),
      signal: AbortSignal.timeout(20_000),
    });
    return answer.status === 202 ? z.object({ run: z.string() }).parse(await answer.json()).run : undefined;
  } catch {
    return undefined;
  }
}

const states = z.array(
  z.object({ id: z.string(), state: z.string(), waiting_for: z.string().nullable(), error: z.unknown() }),
);

/** Waits until every run has ended; answers those that have not, or not well, in words. */
export async function judgeRuns(ground: ProvingGround, withinMs: number): Promise<readonly string[]> {
  const until = Date.now() + withinMs;
  for (;;) {
    const { rows } = await ground.database.pool.query(
      `select id, state, waiting_for, error from runs where state <> 'succeeded'`,
    );
    const left = states.parse(rows);
    if (left.every(({ state }) => state === 'failed' || state === 'partlySucceeded') || Date.now() > until) {
      return left.map((run) => `${run.id} is ${run.state} ${run.waiting_for ?? ''} ${JSON.stringify(run.error)}`);
    }
    await wait(100);
  }
}

/** Tasks that were not made exactly once, in words; names whose event was taken must all be there. */
export async function judgeTasks(
  ground: ProvingGround,
  company: string,
  events: readonly string[],
): Promise<readonly string[]> {
  const counts = await tasksOf(ground, company);
  return events
    .flatMap(taskNames)
    .flatMap((name) => (counts.get(name) === 1 ? [] : [`${name} was made ${counts.get(name) ?? 0} times.`]));
}

async function tasksOf(ground: ProvingGround, company: string): Promise<ReadonlyMap<string, number>> {
  const credentials = z
    .object({ companyAccountId: z.string(), apiKey: z.string() })
    .parse(await (await fetch(`${ground.sandbox.url}/${company}/credentials.json`)).json());
  const counts = new Map<string, number>();
  for (let page = 1; ; page += 1) {
    const answer = await fetch(`${ground.sandbox.url}/${company}/api/v2/tasks/list`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        apiKey: credentials.apiKey,
        company_account_id: credentials.companyAccountId,
        lang: 'eng',
        page: String(page),
        per_page: '100',
      }),
    });
    const { data } = z.object({ data: z.array(z.looseObject({ event_name: z.string() })) }).parse(await answer.json());
    for (const { event_name: name } of data) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (data.length < 100) return counts;
  }
}

/** Steps that were committed as finished more than once, in words: their row says so by more tries than failures explain. */
export async function judgeSteps(ground: ProvingGround): Promise<readonly string[]> {
  const { rows } = await ground.database.pool.query(
    `select transaction_id, step, attempts from steps where state = 'succeeded' and kind = 'transform' and attempts > 1`,
  );
  return rows.map((row) => `A finished step was done again: ${JSON.stringify(row)}`);
}
