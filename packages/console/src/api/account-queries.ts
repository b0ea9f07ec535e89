import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type Account = Schema<'Account'>;

export function accountsQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['accounts', q],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/accounts', {
          signal,
          params: { query: { limit: 50, ...(q !== '' && { q }), ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function accountQuery(account: string) {
  return queryOptions({
    queryKey: ['account', account],
    queryFn: ({ signal }) => answered(api.GET('/v1/accounts/{account}', { signal, params: { path: { account } } })),
  });
}

/** The names of accounts by their ids, of as many as one page holds. */
export const accountNamesQuery = queryOptions({
  queryKey: ['accounts', 'names'],
  queryFn: ({ signal }) => answered(api.GET('/v1/accounts', { signal, params: { query: { limit: 100 } } })),
  select: ({ items }) => new Map(items.map(({ id, name }) => [id, name])),
  staleTime: 30_000,
});

interface AccountInput {
  readonly name: string;
  readonly externalId: string | null;
}

export function useCreateAccount() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountInput) => answered(api.POST('/v1/accounts', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['accounts'] }),
  });
}

export function useUpdateAccount(account: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountInput) =>
      answered(api.PATCH('/v1/accounts/{account}', { params: { path: { account } }, body })),
    onSuccess(changed) {
      queryClient.setQueryData(accountQuery(account).queryKey, changed);
      return queryClient.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
}

export function useDeleteAccount(account: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.DELETE('/v1/accounts/{account}', { params: { path: { account } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['accounts'] }),
  });
}
