import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ActivityTabs } from '../activity/activity-tabs.tsx';
import { cycleNamesQuery } from '../api/cycle-list-queries.ts';
import { Page } from '../app/page.tsx';
import { AccountSelect } from '../filters/account-select.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { RunFilters } from './run-filters.tsx';
import { RunList } from './run-list.tsx';
import type { RunSearch } from './run-search.ts';

/** The runs of all cycles of all accounts. */
export function RunsScreen() {
  const search = useSearch({ from: '/inside/activity/runs' });
  const navigate = useNavigate();
  const change = (changed: RunSearch) =>
    void navigate({ to: '/activity/runs', search: { ...search, ...changed }, replace: true });
  return (
    <Page title="Runs" about="Every run of a cycle: what started it, how far it came, and what became of each record.">
      <ActivityTabs />
      <FilterBar label="Filter runs">
        <AccountSelect
          label="Account"
          placeholder="All accounts"
          value={search.account}
          onChange={(account) => change({ account, cycle: undefined })}
        />
        {search.account !== undefined && (
          <CycleSelect account={search.account} value={search.cycle} onChange={(cycle) => change({ cycle })} />
        )}
        <RunFilters search={search} onChange={change} />
      </FilterBar>
      <RunList search={search} isFiltered={Object.values(search).some((value) => value !== undefined)} showsCycle />
    </Page>
  );
}

interface CycleSelectProps {
  readonly account: string;
  readonly value: string | undefined;
  readonly onChange: (cycle: string | undefined) => void;
}

function CycleSelect({ account, value, onChange }: CycleSelectProps) {
  const cycles = useQuery(cycleNamesQuery(account));
  return (
    <Select
      label="Cycle"
      placeholder="All cycles"
      searchable
      clearable
      nothingFoundMessage="No cycle of this name"
      data={cycles.data ?? []}
      value={value ?? null}
      onChange={(cycle) => onChange(cycle ?? undefined)}
    />
  );
}
