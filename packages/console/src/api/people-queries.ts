import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type User = Schema<'User'>;
export type Role = User['role'];

export const usersQuery = infiniteQueryOptions({
  queryKey: ['users'],
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) =>
    answered(
      api.GET('/v1/users', {
        signal,
        params: { query: { limit: 100, ...(pageParam !== '' && { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** A new user, and the link by which the person chooses a password. */
export function useInviteUser() {
  const changed = useUsersChanged();
  return useMutation({
    mutationFn: (body: { name: string; email: string; role: Role }) => answered(api.POST('/v1/users', { body })),
    onSuccess: changed,
  });
}

/** A new link for somebody who lost the invitation, or the password. */
export function useMakeLink() {
  return useMutation({
    mutationFn: (user: string) => answered(api.POST('/v1/users/{user}/link', { params: { path: { user } } })),
  });
}

export function useUpdateUser() {
  const changed = useUsersChanged();
  return useMutation({
    mutationFn: ({ user, ...body }: { user: string; role?: Role; disabled?: boolean }) =>
      answered(api.PATCH('/v1/users/{user}', { params: { path: { user } }, body })),
    onSuccess: changed,
  });
}

export function useDeleteUser() {
  const changed = useUsersChanged();
  return useMutation({
    mutationFn: (user: string) => answered(api.DELETE('/v1/users/{user}', { params: { path: { user } } })),
    onSuccess: changed,
  });
}

/** What an administrator can undo of how a person signs in. */
export type SignInPart = 'sessions' | 'second-factor' | 'oidc';

/** Signs a person out everywhere, takes the second factor away, or forgets who the person is at the identity provider. */
export function useDropOfUser() {
  const changed = useUsersChanged();
  return useMutation({
    mutationFn: ({ user, part }: { user: string; part: SignInPart }) =>
      answered(api.DELETE(`/v1/users/{user}/${part}`, { params: { path: { user } } })),
    onSuccess: changed,
  });
}

/** One may have changed oneself. */
function useUsersChanged() {
  const queryClient = useQueryClient();
  return () => Promise.all(['users', 'me'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
