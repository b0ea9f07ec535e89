import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { accountNamesQuery } from '../api/account-queries.ts';
import { callsQuery } from '../api/call-queries.ts';
import { connectorsQuery } from '../api/library-queries.ts';
import { Page } from '../app/page.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { AccountSelect } from '../filters/account-select.tsx';
import { ActivityTabs } from './activity-tabs.tsx';
import { type CallSearch, callStatuses } from './call-search.ts';
import { CallTable } from './call-table.tsx';
import { endOfDay, startOfDay } from '../filters/day-range.ts';
import { DayRangeInput } from '../filters/day-range-input.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';

/** What was executed, by whom, and how it went. */
export function ActivityScreen() {
  const search = useSearch({ from: '/inside/activity' });
  const names = useQuery(accountNamesQuery);
  const calls = useInfiniteQuery({
    ...callsQuery({ ...search, from: startOfDay(search.from), to: endOfDay(search.to ?? search.from) }),
    placeholderData: keepPreviousData,
  });
  const rows = calls.data?.pages.flatMap(({ items }) => items);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page title="Activity" about="Every call of a method, with what went in, what came out and what it cost.">
      <ActivityTabs />
      <Filters search={search} />
      {calls.isError && <ProblemAlert error={calls.error} onRetry={() => void calls.refetch()} />}
      {rows === undefined && !calls.isError && <LoadingState what="Loading calls" />}
      {rows !== undefined &&
        (rows.length === 0 && isFiltered ? (
          <EmptyState icon={IconFilterOff} title="No call fits these filters">
            Take one away, or choose other days.
          </EmptyState>
        ) : (
          <CallTable rows={rows} accountNames={names.data ?? new Map()} />
        ))}
      <ShowMore query={calls} />
    </Page>
  );
}

function Filters({ search }: { readonly search: CallSearch }) {
  const navigate = useNavigate();
  const connectors = useQuery(connectorsQuery(''));
  const [method, setMethod] = useState(search.method ?? '');
  const change = (changed: CallSearch) =>
    void navigate({ to: '/activity', search: { ...search, ...changed }, replace: true });
  const changeMethod = useDebouncedCallback((text: string) => change({ method: text === '' ? undefined : text }), 300);
  return (
    <FilterBar label="Filter calls">
      <AccountSelect
        label="Account"
        placeholder="All accounts"
        value={search.account}
        onChange={(account) => change({ account })}
      />
      <Select
        label="Connector"
        placeholder="All connectors"
        clearable
        data={(connectors.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        value={search.connector ?? null}
        onChange={(connector) => change({ connector: connector ?? undefined })}
      />
      <TextInput
        label="Method"
        placeholder="tasks or tasks.list"
        value={method}
        onChange={(event) => {
          setMethod(event.currentTarget.value);
          changeMethod(event.currentTarget.value.trim());
        }}
      />
      <Select
        label="Status"
        placeholder="Any status"
        clearable
        data={callStatuses.map(({ status, label }) => ({ value: status, label }))}
        value={search.status ?? null}
        onChange={(chosen) => change({ status: callStatuses.find(({ status }) => status === chosen)?.status })}
      />
      <DayRangeInput from={search.from} to={search.to} onChange={change} />
    </FilterBar>
  );
}
