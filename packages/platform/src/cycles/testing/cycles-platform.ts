import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import {
  startCallsPlatform,
  type CallsPlatform,
  type CallsPlatformOptions,
  type Installed,
} from '../../calls/testing/calls-platform.ts';
import type { Work } from '../../work/work.ts';
import { Cycles } from '../cycles.ts';

const runShape = z.looseObject({
  id: z.string(),
  state: z.string(),
  waitingFor: z.string().nullable(),
  counts: z.record(z.string(), z.number()).nullable(),
  error: z.looseObject({ code: z.string(), detail: z.string() }).nullable(),
  event: z.unknown(),
  answer: z.unknown(),
  steps: z.record(z.string(), z.record(z.string(), z.number())),
  transactions: z.record(z.string(), z.number()),
  root: z.string().nullable(),
});
export type ShownRun = z.output<typeof runShape>;

const transactionShape = z.looseObject({
  id: z.string(),
  state: z.string(),
  record: z.unknown(),
  error: z.looseObject({ code: z.string() }).nullable(),
  steps: z.array(
    z.looseObject({
      step: z.string(),
      state: z.string(),
      attempts: z.number(),
      input: z.unknown(),
      output: z.unknown(),
      error: z.looseObject({ code: z.string() }).nullable(),
      warnings: z.array(z.looseObject({ code: z.string() })),
    }),
  ),
});
export type ShownTransaction = z.output<typeof transactionShape>;

const cycleShape = z.looseObject({ id: z.string(), hookUrl: z.string().nullable() });

/** The whole platform with cycles, over HTTP, beside a sandbox. */
export interface CyclesPlatform extends CallsPlatform {
  readonly cycles: Cycles;
  /** Makes, publishes and enables a cycle. */
  cycle(
    account: string,
    document: Readonly<Record<string, unknown>>,
    bindings?: Readonly<Record<string, string>>,
  ): Promise<ShownCycle>;
  /** Makes a template of one that comes with Tandem, installs it in an account, publishes and enables the cycle. */
  ready(account: string, key: string, variables?: Readonly<Record<string, unknown>>): Promise<ShownCycle>;
  /** Sends a request, and reads its JSON; throws where it is a problem. */
  json(verb: string, path: string, body?: unknown): Promise<unknown>;
}

export interface ShownCycle {
  readonly id: string;
  readonly path: string;
  readonly hookUrl: string;
  /** Starts a run by hand, and waits until it has ended or waits for something. */
  run(event?: unknown): Promise<ShownRun>;
  read(run: string): Promise<ShownRun>;
  /** Waits until a run is as wanted. */
  until(run: string, holds: (run: ShownRun) => boolean): Promise<ShownRun>;
  runs(): Promise<readonly { readonly id: string; readonly state: string }[]>;
  transactions(run: string, query?: string): Promise<readonly ShownTransaction[]>;
  transaction(run: string, id: string | null): Promise<ShownTransaction>;
}

const settled: ReadonlySet<string> = new Set(['succeeded', 'partlySucceeded', 'failed', 'cancelled', 'waiting']);

export async function startCyclesPlatform(options: CallsPlatformOptions = {}): Promise<CyclesPlatform> {
  const made: { readonly cycles: Cycles; readonly work: Work }[] = [];
  const base = await startCallsPlatform({
    ...options,
    createCycles: (needs) => {
      const cycles = new Cycles({ ...needs, tryMs: 2_000, retentionDays: 14, graceMs: 100 });
      made.push({ cycles, work: needs.work });
      return cycles;
    },
  });
  const [own] = made;
  if (own === undefined) throw new Error('The platform made no cycles.');
  const { cycles, work } = own;
  await work.start({ concurrency: 4 });
  cycles.start();

  const json: CyclesPlatform['json'] = async (verb, path, body) => {
    const answer = await base.send(verb, path, body === undefined ? {} : { body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${verb} ${path}: ${text}`);
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return parsed;
  };

  async function live(account: string, wish: Readonly<Record<string, unknown>>): Promise<ShownCycle> {
    const made = cycleShape.parse(await json('POST', `/v1/accounts/${account}/cycles`, wish));
    const path = `/v1/accounts/${account}/cycles/${made.id}`;
    await json('POST', `${path}/publish`);
    await json('POST', `${path}/enable`);
    return shownCycle(json, account, {
      id: made.id,
      path,
      hookUrl: made.hookUrl ?? '',
    });
  }

  return {
    ...base,
    cycles,
    json,
    cycle: (account, document, bindings) => live(account, { document, ...(bindings !== undefined && { bindings }) }),
    async ready(account, key, variables = {}) {
      const { id } = z.looseObject({ id: z.string() }).parse(await json('POST', '/v1/templates', { ready: key }));
      await json('POST', `/v1/templates/${id}/publish`);
      return live(account, { template: id, variables });
    },
    async close() {
      await work.stop(2_000);
      await cycles.stop(2_000);
      await base.close();
    },
  };
}

function shownCycle(
  json: CyclesPlatform['json'],
  account: string,
  cycle: { readonly id: string; readonly path: string; readonly hookUrl: string },
): ShownCycle {
  const runPath = (id: string) => `/v1/accounts/${account}/runs/${id}`;
  const read = async (id: string) => runShape.parse(await json('GET', runPath(id)));
  const until: ShownCycle['until'] = async (id, holds) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const run = await read(id);
      if (holds(run)) return run;
      await wait(50);
    }
    throw new Error(`The run did not come to be as wanted: ${JSON.stringify(await read(id))}`);
  };
  const transaction: ShownCycle['transaction'] = async (run, id) =>
    transactionShape.parse(await json('GET', `${runPath(run)}/transactions/${id}`));
  return {
    ...cycle,
    read,
    until,
    transaction,
    async run(event) {
      const { id } = z
        .object({ id: z.string() })
        .parse(await json('POST', `${cycle.path}/runs`, event === undefined ? {} : { event }));
      return until(id, ({ state }) => settled.has(state));
    },
    runs: async () =>
      z
        .looseObject({ items: z.array(z.looseObject({ id: z.string(), state: z.string() })) })
        .parse(await json('GET', `${cycle.path}/runs?limit=100`)).items,
    async transactions(run, query = '') {
      const { items } = z
        .looseObject({ items: z.array(z.object({ id: z.string() })) })
        .parse(await json('GET', `${runPath(run)}/transactions?limit=100${query}`));
      return Promise.all(items.map(({ id }) => transaction(run, id)));
    },
  };
}

export type { Installed };
