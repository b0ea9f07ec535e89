import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import type { Role } from './people-queries.ts';

export type Token = Schema<'Token'>;

export interface TokenWishes {
  readonly name: string;
  readonly role: Role;
  /** The account it is bound to. */
  readonly account?: string;
  readonly expiresAt?: string;
}

export const tokensQuery = infiniteQueryOptions({
  queryKey: ['tokens'],
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) =>
    answered(
      api.GET('/v1/tokens', {
        signal,
        params: { query: { limit: 100, ...(pageParam !== '' && { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** Makes a token; its text is in the answer, this once. */
export function useCreateToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: TokenWishes) => answered(api.POST('/v1/tokens', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

export function useDeleteToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => answered(api.DELETE('/v1/tokens/{token}', { params: { path: { token } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
