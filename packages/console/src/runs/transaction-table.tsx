import { Anchor, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { IconFilterOff, IconList } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Transaction, transactionsQuery, type TransactionState } from '../api/run-list-queries.ts';
import type { RunDetail } from '../api/run-queries.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { transactionStates } from './run-search.ts';

/** The transactions of a run: those that need a decision first, then in the order of their records. */
export function TransactionTable({ run }: { readonly run: RunDetail }) {
  const { state } = useSearch({ from: '/inside/accounts/$account/runs/$run' });
  const transactions = useInfiniteQuery({ ...transactionsQuery(run, { state }), placeholderData: keepPreviousData });
  const undecided = useInfiniteQuery({
    ...transactionsQuery(run, { state: 'undecided' }),
    enabled: state === undefined && (run.transactions['undecided'] ?? 0) > 0,
  });
  const first = state === undefined ? (undecided.data?.pages.flatMap(({ items }) => items) ?? []) : [];
  const ids = new Set(first.map(({ id }) => id));
  const others = transactions.data?.pages.flatMap(({ items }) => items).filter(({ id }) => !ids.has(id));
  const rows = others === undefined ? undefined : [...first, ...others];
  return (
    <Stack gap="sm" component="section" aria-label="Transactions">
      <Group justify="space-between" align="flex-end">
        <Title order={2}>Transactions</Title>
        <StateSelect run={run} value={state} />
      </Group>
      {transactions.isError && <ProblemAlert error={transactions.error} onRetry={() => void transactions.refetch()} />}
      {rows === undefined && !transactions.isError && <LoadingState what="Loading transactions" />}
      {rows !== undefined && rows.length > 0 && <Rows run={run} rows={rows} />}
      {rows?.length === 0 &&
        (state === undefined ? (
          <EmptyState icon={IconList} title="No transaction yet">
            Each record that the run takes up is listed here, with what its steps took and gave.
          </EmptyState>
        ) : (
          <EmptyState icon={IconFilterOff} title="No transaction stands like this">
            Choose another state, or any.
          </EmptyState>
        ))}
      <ShowMore query={transactions} />
    </Stack>
  );
}

interface StateSelectProps {
  readonly run: RunDetail;
  readonly value: TransactionState | undefined;
}

function StateSelect({ run, value }: StateSelectProps) {
  const navigate = useNavigate();
  const label = (state: TransactionState, name: string): string => {
    const count = run.transactions[state] ?? 0;
    return count === 0 ? name : `${name} (${count.toLocaleString()})`;
  };
  return (
    <Select
      aria-label="State of transactions"
      placeholder="Any state"
      clearable
      w={200}
      data={transactionStates.map(({ state, label: name }) => ({ value: state, label: label(state, name) }))}
      value={value ?? null}
      onChange={(chosen) => {
        const state = transactionStates.find((each) => each.state === chosen)?.state;
        void navigate({
          to: '/accounts/$account/runs/$run',
          params: { account: run.account, run: run.id },
          search: state === undefined ? {} : { state },
          replace: true,
          resetScroll: false,
        });
      }}
    />
  );
}

function Rows({ run, rows }: { readonly run: RunDetail; readonly rows: readonly Transaction[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover aria-label="Transactions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Record</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Loop</Table.Th>
            <Table.Th>What went wrong</Table.Th>
            <Table.Th>Ended</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor
                  component={Link}
                  to={`/accounts/${run.account}/runs/${run.id}/transactions/${row.id}`}
                  fw={550}
                  truncate
                  display="block"
                  maw={240}
                >
                  {recordName(row)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <StatusBadge status={row.state} />
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {row.loopStep === null || row.loopStep === '_poll' ? '–' : row.loopStep}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" lineClamp={1} maw={360}>
                  {typeof row.error?.['detail'] === 'string' ? row.error['detail'] : '–'}
                </Text>
              </Table.Td>
              <Table.Td>{row.finishedAt === null ? '–' : <Moment at={row.finishedAt} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What a transaction is called: the key of its record, else its place in the loop. */
export function recordName({ recordKey, loopStep, ordinal }: Pick<Transaction, 'recordKey' | 'loopStep' | 'ordinal'>) {
  if (loopStep === null) return 'The run itself';
  return recordKey ?? `Record ${(ordinal + 1).toLocaleString()}`;
}
