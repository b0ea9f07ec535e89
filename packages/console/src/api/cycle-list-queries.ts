import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import { cycleQuery } from './cycle-queries.ts';
import { withoutUndefined } from './without-undefined.ts';

export type CycleSummary = Schema<'CycleSummary'>;

type Members = Record<string, unknown>;

const watchMs = 15_000;

/** The cycles of an account, by name. */
export function cyclesQuery(account: string) {
  return infiniteQueryOptions({
    queryKey: ['cycles', account, 'list'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/accounts/{account}/cycles', {
          signal,
          params: { path: { account }, query: { limit: 50, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: watchMs,
  });
}

/** The cycles of an account by id and name, as many as one page holds. */
export function cycleNamesQuery(account: string) {
  return queryOptions({
    queryKey: ['cycles', account, 'names'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/cycles', { signal, params: { path: { account }, query: { limit: 100 } } }),
      ),
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
    staleTime: 30_000,
  });
}

/** The versions of a cycle, newest first. */
export function cycleVersionsQuery(account: string, cycle: string) {
  return infiniteQueryOptions({
    queryKey: ['cycles', account, cycle, 'versions'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/accounts/{account}/cycles/{cycle}/versions', {
          signal,
          params: { path: { account, cycle }, query: { ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function cycleVersionQuery(account: string, cycle: string, number: number) {
  return queryOptions({
    queryKey: ['cycles', account, cycle, 'versions', number],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/cycles/{cycle}/versions/{number}', {
          signal,
          params: { path: { account, cycle, number: String(number) } },
        }),
      ),
  });
}

export interface NewCycle {
  readonly template?: string;
  readonly document?: Members;
  readonly name?: string;
  readonly bindings?: Record<string, string>;
  readonly variables?: Members;
}

/** Makes a cycle from a template or a document. */
export function useCreateCycle() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ account, ...body }: NewCycle & { readonly account: string }) =>
      answered(api.POST('/v1/accounts/{account}/cycles', { params: { path: { account } }, body })),
    onSuccess: ({ account }) => queryClient.invalidateQueries({ queryKey: ['cycles', account] }),
  });
}

/** Publishes a cycle and lets its triggers start runs. */
export async function startCycle(account: string, cycle: string): Promise<void> {
  const path = { account, cycle };
  await answered(api.POST('/v1/accounts/{account}/cycles/{cycle}/publish', { params: { path } }));
  await answered(api.POST('/v1/accounts/{account}/cycles/{cycle}/enable', { params: { path } }));
}

/** Makes a cycle from an exported file, or changes the draft of the one that is named. */
export function useImportCycle(account: string, cycle?: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ExportedCycle'>) =>
      answered(
        api.POST('/v1/accounts/{account}/cycles/import', {
          params: { path: { account }, query: withoutUndefined({ cycle }) },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cycles', account] }),
  });
}

export interface CycleSettings {
  readonly name?: string;
  readonly bindings: Record<string, string | null>;
  readonly variables: Members;
}

/** Changes what an account gives to its cycle: a name, connectors, variables. */
export function useSaveCycleSettings(account: string, cycle: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CycleSettings) =>
      answered(
        api.PATCH('/v1/accounts/{account}/cycles/{cycle}', { params: { path: { account, cycle } }, body: { ...body } }),
      ),
    onSuccess: (saved) => queryClient.setQueryData(cycleQuery(account, cycle).queryKey, saved),
  });
}

/** Sets by hand how far a poll has come; null begins again as the first one does. */
export function useSetCheckpoint(account: string, cycle: string, name: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (at: string | null) =>
      answered(
        api.PUT('/v1/accounts/{account}/cycles/{cycle}/checkpoints/{name}', {
          params: { path: { account, cycle, name } },
          body: { at },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cycles', account, cycle] }),
  });
}

export function useDeleteCycle(account: string, cycle: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(api.DELETE('/v1/accounts/{account}/cycles/{cycle}', { params: { path: { account, cycle } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cycles', account, 'list'] }),
  });
}
