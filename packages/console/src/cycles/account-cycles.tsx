import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type CycleSummary, cyclesQuery } from '../api/cycle-list-queries.ts';
import { useMay } from '../api/session.ts';
import { triggerLabel } from '../runs/run-search.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { NewCycleMenu } from './new-cycle-menu.tsx';

/** The cycles of an account: how each stands, what it lacks, and how its last run went. */
export function AccountCycles({ account }: { readonly account: string }) {
  const cycles = useInfiniteQuery(cyclesQuery(account));
  const mayChange = useMay('builder');
  const rows = cycles.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="sm" component="section" aria-label="Cycles">
      <Group justify="space-between">
        <Title order={2}>Cycles</Title>
        {mayChange && <NewCycleMenu account={account} />}
      </Group>
      {cycles.isError && <ProblemAlert error={cycles.error} onRetry={() => void cycles.refetch()} />}
      {rows === undefined && !cycles.isError && <LoadingState what="Loading cycles" />}
      {rows?.length === 0 && (
        <EmptyState icon={IconRoute} title="No cycle yet">
          A cycle does work by itself: build one, install a template, or import a file.
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && <CycleTable rows={rows} />}
      <ShowMore query={cycles} />
    </Stack>
  );
}

function CycleTable({ rows }: { readonly rows: readonly CycleSummary[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover aria-label="Cycles">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Started by</Table.Th>
            <Table.Th>Problems</Table.Th>
            <Table.Th>Last run</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cycle) => (
            <Row key={cycle.id} cycle={cycle} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ cycle }: { readonly cycle: CycleSummary }) {
  const { account, id, name, state, trigger, lastRun } = cycle;
  const problems = cycle.prerequisites.filter(({ code }) => code !== 'not_published');
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/accounts/${account}/cycles/${id}`} fw={550}>
          {name}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={state} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {trigger === null ? '–' : triggerLabel(trigger)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={1} maw={320}>
          {problems[0]?.detail ?? '–'}
        </Text>
      </Table.Td>
      <Table.Td>
        {lastRun === null ? (
          <Moment at={null} />
        ) : (
          <Group gap="xs" wrap="nowrap">
            <Anchor component={Link} to={`/accounts/${account}/runs/${lastRun.id}`} size="sm">
              <Moment at={lastRun.createdAt} />
            </Anchor>
            <StatusBadge status={lastRun.state} />
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
