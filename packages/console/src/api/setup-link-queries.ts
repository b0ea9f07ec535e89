import { answered, type Schema } from '@tandem/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import type { PropertyChanges } from './property-changes.ts';

export type OpenSetupLink = Schema<'OpenSetupLink'>;

/** Who has opened the link: this browser. */
function headersOf(browser: string) {
  return { authorization: `Bearer ${browser}` };
}

/** Exchanges the secret of a link; from then on it belongs to this browser. */
export function useOpenSetupLink() {
  return useMutation({
    mutationFn: (body: { link: string; secret: string }) => answered(api.POST('/v1/setup-links/open', { body })),
  });
}

/** The link that this browser has opened. */
export function openSetupLinkQuery(browser: string) {
  return queryOptions({
    queryKey: ['setup-link'],
    queryFn: ({ signal }) => answered(api.GET('/v1/setup-links/current', { signal, headers: headersOf(browser) })),
    retry: false,
    // What is being typed must not be drawn anew.
    refetchOnWindowFocus: false,
  });
}

export function useSaveSetupLink(browser: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changes: PropertyChanges) => {
      const properties = Object.fromEntries(
        Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
      );
      return answered(
        api.PUT('/v1/setup-links/current/properties', { headers: headersOf(browser), body: { properties } }),
      );
    },
    onSuccess: (saved) => queryClient.setQueryData(openSetupLinkQuery(browser).queryKey, saved),
  });
}

export function useTestSetupLink(browser: string) {
  return useMutation({
    mutationFn: () => answered(api.POST('/v1/setup-links/current/test', { headers: headersOf(browser) })),
  });
}

export function useFinishSetupLink(browser: string) {
  return useMutation({
    mutationFn: () => answered(api.POST('/v1/setup-links/current/finish', { headers: headersOf(browser) })),
  });
}
