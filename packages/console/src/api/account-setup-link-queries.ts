import { answered, type Schema } from '@tandem/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type SetupLink = Schema<'SetupLink'>;

export interface SetupLinkWishes {
  readonly connector: string;
  /** The account connector whose values are corrected; a new one is made unless given. */
  readonly installation?: string;
  /** Of the new one; the connector's name unless given. */
  readonly name?: string;
  readonly allowedOrigins: string[];
  /** Where the customer is sent at the end; on one of the allowed origins. */
  readonly returnUrl?: string;
  readonly expiresInMinutes: number;
}

/** The latest setup links of an account; read again now and then, since customers open and finish them. */
export function setupLinksQuery(account: string) {
  return queryOptions({
    queryKey: ['setup-links', account],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/accounts/{account}/setup-links', { signal, params: { path: { account }, query: { limit: 100 } } }),
      ),
    refetchInterval: 15_000,
  });
}

/** Makes a link; its address is in the answer, this once. */
export function useCreateSetupLink(account: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SetupLinkWishes) =>
      answered(api.POST('/v1/accounts/{account}/setup-links', { params: { path: { account } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['setup-links'] }),
  });
}

export function useRevokeSetupLink(account: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (link: string) =>
      answered(api.DELETE('/v1/accounts/{account}/setup-links/{link}', { params: { path: { account, link } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['setup-links'] }),
  });
}
