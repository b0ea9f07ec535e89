import { answered, type Schema } from '@tandem/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import type { Given } from './property-changes.ts';

export type Setup = Schema<'Setup'>;
export type Access = 'hidden' | 'editable' | 'ask';

/** What the API takes for one property; null takes it out of the setup. */
type PropertyWish = { readonly value?: NonNullable<Given>; readonly access?: Access } | null;

/** What a person has changed of a setup: by property, the value given and how accounts get it. */
export type SetupChanges = Readonly<Record<string, { readonly value?: Given; readonly access?: Access }>>;

export function setupQuery(connector: string) {
  return queryOptions({
    queryKey: ['setup', connector],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/connectors/{connector}/setup', { signal, params: { path: { connector } } })),
  });
}

/** Saves a setup, and tests it at once where it is complete. */
export function useSaveSetup(connector: string) {
  const queryClient = useQueryClient();
  const path = { connector };
  return useMutation({
    async mutationFn(changes: SetupChanges) {
      const setup = await answered(
        api.PUT('/v1/connectors/{connector}/setup', { params: { path }, body: bodyOf(changes) }),
      );
      queryClient.setQueryData(setupQuery(connector).queryKey, setup);
      return setup;
    },
    onSettled: () =>
      Promise.all(
        ['connectors', 'connector', 'account-connectors'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export function useTestSetup(connector: string) {
  return useMutation({
    mutationFn: () => answered(api.POST('/v1/connectors/{connector}/setup/test', { params: { path: { connector } } })),
  });
}

/** A property asked for at install, or cleared, has no value of the partner's. */
function bodyOf(changes: SetupChanges) {
  const properties: (readonly [string, PropertyWish])[] = Object.entries(changes).map(([name, { value, access }]) => {
    if (access === 'ask') {
      return [name, { access }] as const;
    }
    if (value === null) {
      return [name, null] as const;
    }
    return [name, { ...(value !== undefined && { value }), ...(access !== undefined && { access }) }] as const;
  });
  return { properties: Object.fromEntries(properties) };
}
