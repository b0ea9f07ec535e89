import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

export type TemplateSummary = Schema<'TemplateSummary'>;
export type PlannedTemplateUpdate = Schema<'PlannedTemplateUpdate'>;

/** The templates, by name. */
export function templatesQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['templates', 'list', q],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/templates', {
          signal,
          params: { query: { limit: 50, ...(q !== '' && { q }), ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** The documents that come with Tandem. */
export const readyTemplatesQuery = queryOptions({
  queryKey: ['ready-templates'],
  queryFn: ({ signal }) => answered(api.GET('/v1/ready-templates', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Makes a template of a document, or of a ready one by its key. */
export function useCreateTemplate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly draft?: Record<string, unknown>; readonly ready?: string }) =>
      answered(api.POST('/v1/templates', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['templates', 'list'] }),
  });
}

export function useDeleteTemplate(template: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.DELETE('/v1/templates/{template}', { params: { path: { template } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['templates', 'list'] }),
  });
}

/** The versions of a template, newest first. */
export function templateVersionsQuery(template: string) {
  return infiniteQueryOptions({
    queryKey: ['templates', template, 'versions'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/templates/{template}/versions', {
          signal,
          params: { path: { template }, query: { ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function templateVersionQuery(template: string, number: number) {
  return queryOptions({
    queryKey: ['templates', template, 'versions', number],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/templates/{template}/versions/{number}', {
          signal,
          params: { path: { template, number: String(number) } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What updating would change in each cycle that was installed from a template. */
export function templateChangesQuery(template: string) {
  return infiniteQueryOptions({
    queryKey: ['templates', template, 'changes'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/v1/templates/{template}/changes', {
          signal,
          params: { path: { template }, query: { limit: 50, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Takes the live version of a template into cycles that were installed from it. */
export function useUpdateCycles(template: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (cycles: string[]) =>
      answered(api.POST('/v1/templates/{template}/update', { params: { path: { template } }, body: { cycles } })),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['templates', template] }),
        queryClient.invalidateQueries({ queryKey: ['cycles'] }),
      ]),
  });
}
