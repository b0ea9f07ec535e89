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

/** One may have changed oneself. */
function useUsersChanged() {
  const queryClient = useQueryClient();
  return () => Promise.all(['users', 'me'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
