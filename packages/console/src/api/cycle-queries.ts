import { answered, type Schema } from '@tandem/client';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type Cycle = Schema<'Cycle'>;
export type Prerequisite = Schema<'Prerequisite'>;
export type DocumentProblem = Schema<'DocumentProblem'>;
export type Transform = Schema<'Transform'>;
export type StepTest = Schema<'StepTest'>;

type Members = Record<string, unknown>;

const settlingMs = 2_000;

/** One cycle, asked for again while an application is being subscribed to it. */
export function cycleQuery(account: string, cycle: string) {
  return queryOptions({
    queryKey: ['cycles', account, cycle],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/accounts/{account}/cycles/{cycle}', { signal, params: { path: { account, cycle } } })),
    refetchInterval: ({ state }) => (state.data?.subscription?.state === 'pending' ? settlingMs : false),
  });
}

/** What is kept of a cycle while it is edited. */
export interface CycleChange {
  readonly draft: Members;
  readonly bindings: Record<string, string | null>;
  readonly variables: Members;
  /** As it was read; left out, whatever somebody else saved is overwritten. */
  readonly ifUpdatedAt?: string;
}

export function useSaveCycle(account: string, cycle: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CycleChange) =>
      answered(
        api.PATCH('/v1/accounts/{account}/cycles/{cycle}', { params: { path: { account, cycle } }, body: { ...body } }),
      ),
    onSuccess: (saved) => queryClient.setQueryData(cycleQuery(account, cycle).queryKey, saved),
  });
}

/** Publishes the draft, or starts and stops the cycle. */
export function useCycleAction(account: string, cycle: string) {
  const queryClient = useQueryClient();
  const path = { account, cycle };
  return useMutation({
    mutationFn: (action: 'publish' | 'enable' | 'disable') => {
      switch (action) {
        case 'publish':
          return answered(api.POST('/v1/accounts/{account}/cycles/{cycle}/publish', { params: { path } }));
        case 'enable':
          return answered(api.POST('/v1/accounts/{account}/cycles/{cycle}/enable', { params: { path } }));
        case 'disable':
          return answered(api.POST('/v1/accounts/{account}/cycles/{cycle}/disable', { params: { path } }));
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['cycles', account] }),
  });
}

/** The draft of a cycle as a file. */
export function exportCycle(account: string, cycle: string) {
  return answered(api.GET('/v1/accounts/{account}/cycles/{cycle}/export', { params: { path: { account, cycle } } }));
}

/** What is wrong with a document, without keeping it. */
export function cycleCheckQuery(order: {
  readonly document: Members;
  readonly account?: string;
  readonly bindings?: Record<string, string>;
  readonly variables?: Members;
}) {
  return queryOptions({
    queryKey: ['cycle-check', order],
    queryFn: ({ signal }) => answered(api.POST('/v1/cycle-checks', { signal, body: order })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: 10_000,
  });
}

/** What a value makes of sample data. */
export function evaluationQuery(value: unknown, context: Members) {
  return queryOptions({
    queryKey: ['cycle-value', value, context],
    queryFn: ({ signal }) => answered(api.POST('/v1/cycle-values/evaluate', { signal, body: { value, context } })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export const transformsQuery = queryOptions({
  queryKey: ['cycle-transforms'],
  queryFn: ({ signal }) => answered(api.GET('/v1/cycle-transforms', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export function schedulePreviewQuery(cron: string, timeZone: string) {
  return queryOptions({
    queryKey: ['cycle-schedule', cron, timeZone],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/cycle-schedules/preview', {
          signal,
          params: { query: { cron, ...(timeZone !== '' && { timeZone }) } },
        }),
      ),
    retry: false,
  });
}

/** Executes one step of a draft for real. */
export function testStep(
  { account, cycle }: { readonly account: string; readonly cycle: string },
  body: {
    readonly step: string;
    readonly document: Members;
    readonly context: Members;
    readonly bindings: Record<string, string>;
    readonly variables: Members;
  },
) {
  return answered(
    api.POST('/v1/accounts/{account}/cycles/{cycle}/steps/test', { params: { path: { account, cycle } }, body }),
  );
}
