import { answered, type Schema } from '@tandem/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type Template = Schema<'Template'>;

export function templateQuery(template: string) {
  return queryOptions({
    queryKey: ['templates', template],
    queryFn: ({ signal }) => answered(api.GET('/v1/templates/{template}', { signal, params: { path: { template } } })),
  });
}

/** What is kept of a template while it is edited. */
export interface TemplateChange {
  readonly draft: Record<string, unknown>;
  /** As it was read; left out, whatever somebody else saved is overwritten. */
  readonly ifUpdatedAt?: string;
}

export function useSaveTemplate(template: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: TemplateChange) =>
      answered(api.PATCH('/v1/templates/{template}', { params: { path: { template } }, body: { ...body } })),
    onSuccess: (saved) => queryClient.setQueryData(templateQuery(template).queryKey, saved),
  });
}

export function usePublishTemplate(template: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.POST('/v1/templates/{template}/publish', { params: { path: { template } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['templates'] }),
  });
}
