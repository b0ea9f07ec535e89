import { answered, type Schema } from '@tandem/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type MasterKeys = Schema<'MasterKeys'>;
export type KeyRotation = Schema<'KeyRotation'>;

const whileRotatingMs = 500;

/** The master keys; asked again and again while a rotation runs. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => answered(api.GET('/v1/keys', { signal })),
  refetchInterval: ({ state }) => (state.data?.rotation?.state === 'running' ? whileRotatingMs : false),
});

/** Begins a rotation, or says in a dry run what it would do. */
export function useRotateKeys() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (dryRun: boolean) => answered(api.POST('/v1/keys/rotation', { body: { dryRun } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}
