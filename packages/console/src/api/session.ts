import { answered, type Schema } from '@tandem/client';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type Me = Schema<'Me'>;

/** Who is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answered(api.GET('/v1/me', { signal })),
  staleTime: 60_000,
});

export function useMe() {
  return useQuery(meQuery);
}

const ranks = { viewer: 0, builder: 1, admin: 2 } as const;

/** Whether the person signed in has at least this role; until it is known, nobody has. */
export function useMay(role: keyof typeof ranks): boolean {
  const me = useMe();
  return me.data !== undefined && ranks[me.data.role] >= ranks[role];
}

/** Changes one's own name, or the password, which needs the present one. */
export function useUpdateMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name?: string; password?: string; currentPassword?: string }) =>
      answered(api.PATCH('/v1/me', { body })),
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
  });
}

/** Ends the session and leaves nothing of it in the page. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.DELETE('/v1/session')),
    onSettled() {
      queryClient.clear();
      window.location.assign('/sign-in');
    },
  });
}
