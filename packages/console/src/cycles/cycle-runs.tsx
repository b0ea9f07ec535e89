import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRepeat } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMay } from '../api/session.ts';
import { FilterBar } from '../filters/filter-bar.tsx';
import { RunFilters } from '../runs/run-filters.tsx';
import { RunList } from '../runs/run-list.tsx';
import type { RunSearch } from '../runs/run-search.ts';
import { ReplayMatching } from './replay-matching.tsx';

/** The runs of one cycle, and doing again all that match. */
export function CycleRuns() {
  const { account, cycle } = useParams({ from: '/inside/accounts/$account/cycles/$cycle' });
  const {
    account: _account,
    cycle: _cycle,
    ...search
  } = useSearch({
    from: '/inside/accounts/$account/cycles/$cycle/runs',
  });
  const navigate = useNavigate();
  const mayChange = useMay('builder');
  const [opened, { open, close }] = useDisclosure(false);
  const change = (changed: RunSearch) =>
    void navigate({
      to: '/accounts/$account/cycles/$cycle/runs',
      params: { account, cycle },
      search: { ...search, ...changed },
      replace: true,
    });
  return (
    <>
      <Group justify="space-between" align="flex-end">
        <FilterBar label="Filter runs">
          <RunFilters search={search} onChange={change} />
        </FilterBar>
        {mayChange && (
          <Button variant="default" leftSection={<IconRepeat size={16} aria-hidden="true" />} onClick={open}>
            Replay all that match
          </Button>
        )}
      </Group>
      <RunList
        search={{ ...search, account, cycle }}
        isFiltered={Object.values(search).some((value) => value !== undefined)}
      />
      {opened && <ReplayMatching account={account} cycle={cycle} search={search} onClose={close} />}
    </>
  );
}
