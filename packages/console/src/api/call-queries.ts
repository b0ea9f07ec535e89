import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import { withoutUndefined } from './without-undefined.ts';

export type Call = Schema<'Call'>;
export type CallSummary = Schema<'CallSummary'>;
export type CallStatus = Call['status'];

/** Which calls are shown. Moments are RFC 3339. */
export interface CallFilters {
  readonly account?: string | undefined;
  readonly connector?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: CallStatus | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** While something runs, its record is read again after so long. */
const liveMs = 1_500;
const restingMs = 15_000;

/** The calls of all accounts, newest first; read again while any of them runs. */
export function callsQuery(filters: CallFilters) {
  return infiniteQueryOptions({
    queryKey: ['calls', 'all', filters],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = withoutUndefined({ ...filters, cursor: pageParam === '' ? undefined : pageParam });
      return answered(api.GET('/v1/calls', { signal, params: { query } }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isRunning)) === true ? liveMs : restingMs,
  });
}

/** The latest calls of an account. */
export function accountCallsQuery(account: string) {
  return queryOptions({
    queryKey: ['calls', 'account', account],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/calls', { signal, params: { path: { account }, query: { limit: 10 } } }),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) === true ? liveMs : restingMs),
  });
}

/** One call, also where its account connector was removed; read again while it runs. */
export function callQuery(account: string, call: string) {
  return queryOptions({
    queryKey: ['calls', 'one', account, call],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/accounts/{account}/calls/{call}', { signal, params: { path: { account, call } } })),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data) ? liveMs : false),
  });
}

export function useCancelCall(account: string, installation: string, call: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/accounts/{account}/connectors/{installation}/calls/{call}/cancel', {
          params: { path: { account, installation, call } },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['calls'] }),
  });
}

export function isRunning({ status }: { readonly status: CallStatus }): boolean {
  return status === 'running';
}
