import { answered, type Schema } from '@tandem/client';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { withoutUndefined } from './without-undefined.ts';

export type AuditEntry = Schema<'AuditEntry'>;

/** Which entries are shown. Moments are RFC 3339. */
export interface AuditFilters {
  readonly account?: string | undefined;
  /** Id of who changed something. */
  readonly actor?: string | undefined;
  /** Such as `account`, for all that was done to accounts. */
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What was changed by whom, newest first. */
export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ['audit', filters],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = withoutUndefined({ ...filters, cursor: pageParam === '' ? undefined : pageParam });
      return answered(api.GET('/v1/audit', { signal, params: { query } }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
