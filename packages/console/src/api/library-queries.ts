import { answered, type Schema } from '@tandem/client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';

export type Connector = Schema<'Connector'>;
export type ConnectorSummary = Schema<'ConnectorSummary'>;
export type Method = Schema<'Method'>;
export type Property = Schema<'Property'>;
export type AuthenticationMode = Schema<'AuthenticationMode'>;

/** The connectors there are; with `q`, those that the words find, and what of them. */
export function connectorsQuery(q: string) {
  return queryOptions({
    queryKey: ['connectors', q],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/connectors', { signal, params: { query: { limit: 100, ...(q !== '' && { q }) } } })),
  });
}

/** Names connectors as people do; by their keys until they are known. */
export function useConnectorNames(): (keys: readonly string[]) => readonly string[] {
  const { data } = useQuery(connectorsQuery(''));
  const names = new Map(data?.items.map(({ key, name }) => [key, name]));
  return (keys) => keys.map((key) => names.get(key) ?? key);
}

export function connectorQuery(connector: string) {
  return queryOptions({
    queryKey: ['connector', connector],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/connectors/{connector}', { signal, params: { path: { connector } } })),
  });
}

/** All methods of a connector, without their schemas. */
export function methodsQuery(connector: string) {
  return queryOptions({
    queryKey: ['methods', connector],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/connectors/{connector}/methods', {
          signal,
          params: { path: { connector }, query: { schemas: 'false' } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One method with its schemas and an example, as the library has it: without the values of an account. */
export function libraryMethodQuery(connector: string, method: string) {
  return queryOptions({
    queryKey: ['methods', connector, method],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/connectors/{connector}/methods/{method}', { signal, params: { path: { connector, method } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
