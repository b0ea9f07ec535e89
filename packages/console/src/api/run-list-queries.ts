import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import { hasEnded } from './run-queries.ts';
import { withoutUndefined } from './without-undefined.ts';

export type Run = Schema<'Run'>;
export type Transaction = Schema<'Transaction'>;
export type TransactionState = Transaction['state'];

/** Which runs are shown. Moments are RFC 3339. */
export interface RunFilters {
  readonly account?: string | undefined;
  readonly cycle?: string | undefined;
  readonly state?: Run['state'] | undefined;
  readonly trigger?: Run['trigger'] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** While something runs, its list is read again after so long. */
const liveMs = 2_000;
const restingMs = 15_000;
/** A list that was scrolled further is left as it is. */
const mostPagesWatched = 3;

/** The runs of one account or of all, the latest first; read again while any of them goes on. */
export function runsQuery({ account, ...filters }: RunFilters) {
  return infiniteQueryOptions({
    queryKey: ['runs', account ?? 'all', 'list', filters],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = withoutUndefined({ ...filters, cursor: pageParam === '' ? undefined : pageParam });
      return answered(
        account === undefined
          ? api.GET('/v1/runs', { signal, params: { query } })
          : api.GET('/v1/accounts/{account}/runs', { signal, params: { path: { account }, query } }),
      );
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => intervalOf(state.data?.pages, (run) => !hasEnded(run)),
  });
}

function intervalOf<Item>(
  pages: readonly { readonly items: readonly Item[] }[] | undefined,
  goesOn: (item: Item) => boolean,
): number | false {
  if (pages !== undefined && pages.length > mostPagesWatched) return false;
  return pages?.some(({ items }) => items.some(goesOn)) === true ? liveMs : restingMs;
}

/** The document of the version that a run goes by. */
export function runDocumentQuery(account: string, run: string) {
  return queryOptions({
    queryKey: ['runs', account, run, 'document'],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/accounts/{account}/runs/{run}/document', { signal, params: { path: { account, run } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The transactions of a run, in the order of their records; read again while the run goes on. */
export function transactionsQuery(
  { account, id: run, state: runState }: Pick<Run, 'account' | 'id' | 'state'>,
  filters: { readonly state?: TransactionState | undefined },
) {
  const ended = hasEnded({ state: runState });
  return infiniteQueryOptions({
    // Read once more when the run has ended: what was read before is how they stood a moment earlier.
    queryKey: ['runs', account, run, 'transactions', filters, { ended }],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/accounts/{account}/runs/{run}/transactions', {
          signal,
          params: {
            path: { account, run },
            query: withoutUndefined({ ...filters, cursor: pageParam === '' ? undefined : pageParam }),
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => (ended || (state.data?.pages.length ?? 0) > mostPagesWatched ? false : liveMs),
  });
}

/** One transaction with its steps, asked for again until it has ended. */
export function transactionQuery(account: string, run: string, transaction: string) {
  return queryOptions({
    queryKey: ['runs', account, run, 'transaction', transaction],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/runs/{run}/transactions/{transaction}', {
          signal,
          params: { path: { account, run, transaction } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data !== undefined && hasEnded(state.data) ? false : liveMs),
  });
}

function useRunMutation<Wish, Answer>(mutationFn: (wish: Wish) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queryClient.invalidateQueries({ queryKey: ['runs'] }) });
}

/** Starts a run of what is live. */
export function useStartRun(account: string, cycle: string) {
  return useRunMutation((event: unknown) =>
    answered(
      api.POST('/v1/accounts/{account}/cycles/{cycle}/runs', {
        params: { path: { account, cycle } },
        body: { event: event ?? null },
      }),
    ),
  );
}

export interface ReplayWish {
  /** The step to begin with; the first unless given. */
  readonly from?: string | undefined;
  readonly version?: 'same' | 'live' | undefined;
  /** The event or record; the original one unless given. */
  readonly value?: unknown;
}

export function useReplayRun(account: string, run: string) {
  return useRunMutation(({ from, version, value: event }: ReplayWish) =>
    answered(
      api.POST('/v1/accounts/{account}/runs/{run}/replay', {
        params: { path: { account, run } },
        body: withoutUndefined({ from, version, event }),
      }),
    ),
  );
}

export function useReplayTransaction(account: string, run: string, transaction: string) {
  return useRunMutation(({ from, value: record }: ReplayWish) =>
    answered(
      api.POST('/v1/accounts/{account}/runs/{run}/transactions/{transaction}/replay', {
        params: { path: { account, run, transaction } },
        body: withoutUndefined({ from, record }),
      }),
    ),
  );
}

/** Replays every run of a cycle that matches and was not replayed before. */
export function useReplayMatching(account: string, cycle: string) {
  return useRunMutation(
    ({ version, ...filter }: Pick<RunFilters, 'state' | 'from' | 'to'> & { version: 'same' | 'live' }) =>
      answered(
        api.POST('/v1/accounts/{account}/cycles/{cycle}/replay', {
          params: { path: { account, cycle } },
          body: { filter: withoutUndefined(filter), version },
        }),
      ),
  );
}

export interface Decision {
  readonly step: string;
  readonly decision: 'happened' | 'didNotHappen' | 'end';
  readonly output?: unknown;
}

/** Says what became of a step whose outcome is unknown. */
export function useDecide(account: string, run: string, transaction: string) {
  return useRunMutation((body: Decision) =>
    answered(
      api.POST('/v1/accounts/{account}/runs/{run}/transactions/{transaction}/decision', {
        params: { path: { account, run, transaction } },
        body: { ...body },
      }),
    ),
  );
}
