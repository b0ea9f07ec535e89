import { answered } from '@tandem/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import { meQuery } from './session.ts';

/** One's own second factor. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => answered(api.GET('/v1/me/second-factor', { signal })),
});

/** A secret for an authenticator; it counts once a code confirms it. */
export function useOfferSecondFactor() {
  return useMutation({
    mutationFn: (body: { password: string }) => answered(api.POST('/v1/me/second-factor', { body })),
  });
}

/** Turns it on; the recovery codes are in the answer, this once. */
export function useConfirmSecondFactor() {
  const changed = useSecondFactorChanged();
  return useMutation({
    mutationFn: (body: { code: string }) => answered(api.POST('/v1/me/second-factor/confirm', { body })),
    onSuccess: changed,
  });
}

/** New recovery codes, this once; those before work no longer. */
export function useRenewRecoveryCodes() {
  const changed = useSecondFactorChanged();
  return useMutation({
    mutationFn: (body: { code: string }) => answered(api.POST('/v1/me/second-factor/recovery-codes', { body })),
    onSuccess: changed,
  });
}

export function useDisableSecondFactor() {
  const changed = useSecondFactorChanged();
  return useMutation({
    mutationFn: (body: { password: string; code: string }) =>
      answered(api.POST('/v1/me/second-factor/disable', { body })),
    onSuccess: changed,
  });
}

function useSecondFactorChanged() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [secondFactorQuery.queryKey, meQuery.queryKey].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
}
