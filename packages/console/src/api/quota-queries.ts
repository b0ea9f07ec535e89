import { answered, type Schema } from '@tandem/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

export type QuotaReport = Schema<'QuotaReport'>;

const liveMs = 5_000;

/** What is left of each site's requests, and who uses them. */
export const quotaQuery = queryOptions({
  queryKey: ['quota'],
  queryFn: ({ signal }) => answered(api.GET('/v1/quota', { signal })),
  refetchInterval: liveMs,
});
