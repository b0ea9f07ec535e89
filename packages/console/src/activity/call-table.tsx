import { Anchor, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CallSummary } from '../api/call-queries.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { Moment } from '../states/moment.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { lengthOfTime } from './length-of-time.ts';

export interface CallTableProps {
  readonly rows: readonly CallSummary[];
  /** Names of accounts by their ids; without them the account is not shown. */
  readonly accountNames?: ReadonlyMap<string, string>;
}

/** Calls, a line each; the method leads to all that is kept of one. */
export function CallTable({ rows, accountNames }: CallTableProps) {
  if (rows.length === 0) {
    return (
      <EmptyState icon={IconHistory} title="No call yet">
        What is executed, here or by a program, is listed as it happens.
      </EmptyState>
    );
  }
  return (
    <Table.ScrollContainer minWidth={accountNames === undefined ? 700 : 820}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Method</Table.Th>
            <Table.Th>Status</Table.Th>
            {accountNames !== undefined && <Table.Th>Account</Table.Th>}
            <Table.Th>Connector</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>Started</Table.Th>
            <Table.Th data-numeric>Requests</Table.Th>
            <Table.Th data-numeric>Took</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((call) => (
            <Row key={call.id} call={call} accountNames={accountNames} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  readonly call: CallSummary;
  readonly accountNames: ReadonlyMap<string, string> | undefined;
}

function Row({ call, accountNames }: RowProps) {
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/accounts/${call.account}/calls/${call.id}`} ff="monospace" size="xs" fw={550}>
          {call.method}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={call.status} />
      </Table.Td>
      {accountNames !== undefined && (
        <Table.Td>
          <Text size="sm" truncate maw={180}>
            {accountNames.get(call.account) ?? call.account}
          </Text>
        </Table.Td>
      )}
      <Table.Td>
        <Text size="sm" truncate maw={160}>
          {call.installation.name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed" truncate maw={160}>
          {call.actor.name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Moment at={call.startedAt} />
      </Table.Td>
      <Table.Td data-numeric>{call.upstream.requests}</Table.Td>
      <Table.Td data-numeric>{call.durationMs === null ? '–' : lengthOfTime(call.durationMs)}</Table.Td>
    </Table.Tr>
  );
}
