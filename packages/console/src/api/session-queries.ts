import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type Session = Schema<'Session'>;

/** Where one is signed in. */
export const sessionsQuery = infiniteQueryOptions({
  queryKey: ['sessions'],
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) =>
    answered(
      api.GET('/v1/me/sessions', {
        signal,
        params: { query: { limit: 100, ...(pageParam !== '' && { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useEndSession() {
  const changed = useSessionsChanged();
  return useMutation({
    mutationFn: (session: string) =>
      answered(api.DELETE('/v1/me/sessions/{session}', { params: { path: { session } } })),
    onSuccess: changed,
  });
}

export function useEndOtherSessions() {
  const changed = useSessionsChanged();
  return useMutation({ mutationFn: () => answered(api.DELETE('/v1/me/sessions')), onSuccess: changed });
}

function useSessionsChanged() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
}
