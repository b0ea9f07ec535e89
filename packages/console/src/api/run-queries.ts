import { answered, type Schema } from '@tandem/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

export type RunDetail = Schema<'RunDetail'>;
export type TransactionDetail = Schema<'TransactionDetail'>;

const endStates: ReadonlySet<string> = new Set(['succeeded', 'partlySucceeded', 'failed', 'cancelled']);

/** Whether a run or transaction has come to its end. */
export function hasEnded({ state }: { readonly state: string }): boolean {
  return endStates.has(state);
}

const watchMs = 1_000;

/** One run, asked for again each second until it has ended. */
export function runQuery(account: string, run: string) {
  return queryOptions({
    queryKey: ['runs', account, run],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/accounts/{account}/runs/{run}', { signal, params: { path: { account, run } } })),
    refetchInterval: ({ state }) => (state.data !== undefined && hasEnded(state.data) ? false : watchMs),
  });
}

/** The newest runs of a cycle. */
export function cycleRunsQuery(account: string, cycle: string, trigger?: 'webhook') {
  return queryOptions({
    queryKey: ['runs', account, 'of', cycle, trigger],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/cycles/{cycle}/runs', {
          signal,
          params: { path: { account, cycle }, query: { limit: 1, ...(trigger !== undefined && { trigger }) } },
        }),
      ),
  });
}

/** Starts a run of the draft as it is saved. */
export function startDraftRun(account: string, cycle: string, event: unknown) {
  return answered(
    api.POST('/v1/accounts/{account}/cycles/{cycle}/runs', {
      params: { path: { account, cycle } },
      body: { version: 'draft', event },
    }),
  );
}

export function cancelRun(account: string, run: string) {
  return answered(api.POST('/v1/accounts/{account}/runs/{run}/cancel', { params: { path: { account, run } } }));
}

/** What a run's own steps gave, and those of the first record of each loop: sample data for whoever edits its cycle. */
export interface RunSample {
  readonly trigger: unknown;
  readonly steps: Readonly<Record<string, unknown>>;
  /** The first record of each loop. */
  readonly records: Readonly<Record<string, unknown>>;
}

const mostTransactions = 20;

export async function readRunSample(account: string, run: string, signal?: AbortSignal): Promise<RunSample> {
  const path = { account, run };
  const rest = signal === undefined ? {} : { signal };
  const [detail, list] = await Promise.all([
    answered(api.GET('/v1/accounts/{account}/runs/{run}', { ...rest, params: { path } })),
    answered(
      api.GET('/v1/accounts/{account}/runs/{run}/transactions', {
        ...rest,
        params: { path, query: { limit: mostTransactions } },
      }),
    ),
  ]);
  const firsts = [...Map.groupBy(list.items, ({ loopStep }) => loopStep ?? '').values()].flatMap(([first]) =>
    first === undefined ? [] : [first.id],
  );
  const transactions = await Promise.all(
    [...new Set(detail.root === null ? firsts : [detail.root, ...firsts])].map((transaction) =>
      answered(
        api.GET('/v1/accounts/{account}/runs/{run}/transactions/{transaction}', {
          ...rest,
          params: { path: { ...path, transaction } },
        }),
      ),
    ),
  );
  const given = transactions.flatMap(({ steps }) => steps).filter(({ state }) => state === 'succeeded');
  return {
    trigger: detail.event,
    steps: Object.fromEntries(given.map(({ step, output }) => [step, output])),
    records: Object.fromEntries(
      transactions.flatMap(({ loopStep, record }): [string, unknown][] =>
        loopStep === null ? [] : [[loopStep, record]],
      ),
    ),
  };
}
