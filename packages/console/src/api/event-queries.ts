import { answered, type paths, type Schema } from '@tandem/client';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type EventEndpoint = Schema<'EventEndpoint'>;
export type EventDelivery = Schema<'EventDelivery'>;

/** As the API takes a new endpoint. */
export type EventEndpointWishes = NonNullable<
  paths['/v1/event-endpoints']['post']['requestBody']
>['content']['application/json'];
export type EventTypeName = NonNullable<EventEndpointWishes['types']>[number];

const key = ['event-endpoints'];
/** A delivery is tried within moments of being asked for. */
const whileWaitingMs = 1_000;
const soonMs = 60_000;

export const eventTypesQuery = queryOptions({
  queryKey: ['event-types'],
  queryFn: ({ signal }) => answered(api.GET('/v1/event-types', { signal })),
});

export const eventEndpointsQuery = infiniteQueryOptions({
  queryKey: key,
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) =>
    answered(
      api.GET('/v1/event-endpoints', {
        signal,
        params: { query: { limit: 100, ...(pageParam !== '' && { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const eventEndpointQuery = (endpoint: string) =>
  queryOptions({
    queryKey: [...key, endpoint],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/event-endpoints/{endpoint}', { signal, params: { path: { endpoint } } })),
  });

/** What an endpoint was told; asked again while something is about to be tried. */
export const eventDeliveriesQuery = (endpoint: string) =>
  infiniteQueryOptions({
    queryKey: [...key, endpoint, 'deliveries'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/event-endpoints/{endpoint}/deliveries', {
          signal,
          params: { path: { endpoint }, query: { limit: 50, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isAboutToBeTried) ? whileWaitingMs : false),
  });

function isAboutToBeTried({ nextAt }: EventDelivery): boolean {
  return nextAt !== null && Date.parse(nextAt) < Date.now() + soonMs;
}

/** Makes an endpoint; the secret of a webhook is in the answer, this once. */
export function useCreateEventEndpoint() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wishes: EventEndpointWishes) => answered(api.POST('/v1/event-endpoints', { body: wishes })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

export function useUpdateEventEndpoint() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ endpoint, enabled }: { readonly endpoint: string; readonly enabled: boolean }) =>
      answered(api.PATCH('/v1/event-endpoints/{endpoint}', { params: { path: { endpoint } }, body: { enabled } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

export function useDeleteEventEndpoint() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (endpoint: string) =>
      answered(api.DELETE('/v1/event-endpoints/{endpoint}', { params: { path: { endpoint } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

/** Gives a webhook a new secret, which is in the answer, this once. */
export function useRotateEventSecret() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (endpoint: string) =>
      answered(api.POST('/v1/event-endpoints/{endpoint}/secret', { params: { path: { endpoint } }, body: {} })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

export function useTestEventEndpoint() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (endpoint: string) =>
      answered(api.POST('/v1/event-endpoints/{endpoint}/test', { params: { path: { endpoint } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

export function useResendDelivery() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ endpoint, delivery }: { readonly endpoint: string; readonly delivery: string }) =>
      answered(
        api.POST('/v1/event-endpoints/{endpoint}/deliveries/{delivery}/resend', {
          params: { path: { endpoint, delivery } },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
