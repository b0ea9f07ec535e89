import { answered, type Schema } from '@tandem/client';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { api } from './api.ts';

export type Oidc = Schema<'Oidc'>;

/** How single sign-on is set up; for administrators. */
export const oidcQuery = queryOptions({
  queryKey: ['oidc'],
  queryFn: ({ signal }) => answered(api.GET('/v1/oidc', { signal })),
});

/** Asks the identity provider what it is. */
export function useTestOidc() {
  return useMutation({ mutationFn: () => answered(api.POST('/v1/oidc/test')) });
}
