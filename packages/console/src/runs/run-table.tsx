import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lengthOfTime } from '../activity/length-of-time.ts';
import type { Run } from '../api/run-list-queries.ts';
import { Moment } from '../states/moment.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { RunCounts } from './run-counts.tsx';
import { triggerLabel } from './run-search.ts';

export interface RunTableProps {
  readonly rows: readonly Run[];
  /** Left out where all are of one cycle. */
  readonly showsCycle?: boolean;
}

/** Runs, a line each; when one began leads to it. */
export function RunTable({ rows, showsCycle = false }: RunTableProps) {
  return (
    <Table.ScrollContainer minWidth={showsCycle ? 900 : 680}>
      <Table highlightOnHover aria-label="Runs">
        <Table.Thead>
          <Table.Tr>
            {showsCycle && <Table.Th>Cycle</Table.Th>}
            {showsCycle && <Table.Th>Account</Table.Th>}
            <Table.Th>Begun</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Started by</Table.Th>
            <Table.Th>Transactions</Table.Th>
            <Table.Th data-numeric>Took</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((run) => (
            <Row key={run.id} run={run} showsCycle={showsCycle} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ run, showsCycle }: { readonly run: Run; readonly showsCycle: boolean }) {
  const address = `/accounts/${run.account}/runs/${run.id}`;
  return (
    <Table.Tr>
      {showsCycle && (
        <Table.Td>
          <Anchor component={Link} to={address} fw={550} truncate display="block" maw={240}>
            {run.cycleName}
          </Anchor>
        </Table.Td>
      )}
      {showsCycle && (
        <Table.Td>
          <Text size="sm" truncate maw={180}>
            {run.accountName}
          </Text>
        </Table.Td>
      )}
      <Table.Td>
        {showsCycle ? (
          <Moment at={run.createdAt} />
        ) : (
          <Anchor component={Link} to={address} fw={550}>
            <Moment at={run.createdAt} />
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        <StatusBadge status={run.waitingFor === 'decision' ? 'undecided' : run.state} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed" truncate maw={200}>
          {triggerLabel(run.trigger)}
        </Text>
      </Table.Td>
      <Table.Td>
        <RunCounts counts={run.counts} />
      </Table.Td>
      <Table.Td data-numeric>{run.durationMs === null ? '–' : lengthOfTime(run.durationMs)}</Table.Td>
    </Table.Tr>
  );
}
