import { IconFilterOff, IconRoute } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { runsQuery } from '../api/run-list-queries.ts';
import { endOfDay, startOfDay } from '../filters/day-range.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import type { RunSearch } from './run-search.ts';
import { RunTable } from './run-table.tsx';

export interface RunListProps {
  readonly search: RunSearch;
  /** Whether a person has narrowed the list. */
  readonly isFiltered: boolean;
  readonly showsCycle?: boolean;
  /** Only so many of the latest; all unless given. */
  readonly most?: number;
}

/** The runs that fit, the latest first, as they happen. */
export function RunList({ search, isFiltered, showsCycle = false, most }: RunListProps) {
  const runs = useInfiniteQuery({
    ...runsQuery({ ...search, from: startOfDay(search.from), to: endOfDay(search.to ?? search.from) }),
    placeholderData: keepPreviousData,
  });
  const rows = runs.data?.pages.flatMap(({ items }) => items).slice(0, most);
  return (
    <>
      {runs.isError && <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} />}
      {rows === undefined && !runs.isError && <LoadingState what="Loading runs" />}
      {rows !== undefined && rows.length > 0 && <RunTable rows={rows} showsCycle={showsCycle} />}
      {rows?.length === 0 &&
        (isFiltered ? (
          <EmptyState icon={IconFilterOff} title="No run fits these filters">
            Take one away, or choose other days.
          </EmptyState>
        ) : (
          <EmptyState icon={IconRoute} title="No run yet">
            Enable a cycle, or run one by hand: each run is listed as it happens.
          </EmptyState>
        ))}
      {most === undefined && <ShowMore query={runs} />}
    </>
  );
}
