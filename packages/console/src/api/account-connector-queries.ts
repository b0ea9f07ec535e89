import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import type { PropertyChanges } from './property-changes.ts';

export type AccountConnector = Schema<'AccountConnector'>;
export type InstalledConnector = Schema<'InstalledConnector'>;
export type UsableMethod = Schema<'UsableMethod'>;

export function accountConnectorsQuery(account: string) {
  return queryOptions({
    queryKey: ['account-connectors', account],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/connectors', { signal, params: { path: { account }, query: { limit: 100 } } }),
      ),
  });
}

/** What is installed in all accounts, newest first. */
export function installedQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['account-connectors', 'all', q],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/account-connectors', {
          signal,
          params: { query: { limit: 50, ...(q !== '' && { q }), ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function accountConnectorQuery(account: string, installation: string) {
  return queryOptions({
    queryKey: ['account-connectors', account, installation],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/connectors/{installation}', {
          signal,
          params: { path: { account, installation } },
        }),
      ),
  });
}

/** The methods of an account connector, with which of them are usable. */
export function usableMethodsQuery(account: string, installation: string) {
  return queryOptions({
    queryKey: ['account-connectors', account, installation, 'methods'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/connectors/{installation}/methods', {
          signal,
          params: { path: { account, installation }, query: { schemas: 'false' } },
        }),
      ),
  });
}

/** One method with its schemas and an example. */
export function methodQuery(account: string, installation: string, method: string) {
  return queryOptions({
    queryKey: ['account-connectors', account, installation, 'methods', method],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/connectors/{installation}/methods/{method}', {
          signal,
          params: { path: { account, installation, method } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Properties as the API takes them: what was left alone is left out. */
function propertiesOf(changes: PropertyChanges) {
  const given = Object.entries(changes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(given);
}

export function useInstall(account: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ connector, name, changes }: { connector: string; name: string; changes: PropertyChanges }) =>
      answered(
        api.POST('/v1/accounts/{account}/connectors', {
          params: { path: { account } },
          body: { connector, properties: propertiesOf(changes), ...(name !== '' && { name }) },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['account-connectors'] }),
  });
}

export function useUpdateAccountConnector(account: string, installation: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name, changes }: { name?: string; changes: PropertyChanges }) =>
      answered(
        api.PATCH('/v1/accounts/{account}/connectors/{installation}', {
          params: { path: { account, installation } },
          body: { properties: propertiesOf(changes), ...(name !== undefined && { name }) },
        }),
      ),
    onSuccess(changed) {
      queryClient.setQueryData(accountConnectorQuery(account, installation).queryKey, changed);
      return queryClient.invalidateQueries({ queryKey: ['account-connectors'] });
    },
  });
}

/** Verifies each configured mode with a real call. */
export function useTestAccountConnector(account: string, installation: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/accounts/{account}/connectors/{installation}/test', {
          params: { path: { account, installation } },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['account-connectors'] }),
  });
}

export function useUninstall(account: string, installation: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(
        api.DELETE('/v1/accounts/{account}/connectors/{installation}', { params: { path: { account, installation } } }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['account-connectors'] }),
  });
}
