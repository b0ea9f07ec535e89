import { Anchor, Button, Table } from '@mantine/core';
import { IconPlug } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type InstalledConnector, installedQuery } from '../api/account-connector-queries.ts';
import { connectorsQuery } from '../api/library-queries.ts';
import { Page } from '../app/page.tsx';
import { SearchBox } from '../filters/search-box.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { StatusBadge } from '../states/status-badge.tsx';

/** Every connector installed in any account. */
export function InstalledScreen() {
  const { q = '' } = useSearch({ from: '/inside/installed' });
  const navigate = useNavigate();
  const installed = useInfiniteQuery({ ...installedQuery(q), placeholderData: keepPreviousData });
  const rows = installed.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title="Installed connectors" about="What is installed in your customers' accounts, and how it fares.">
      <SearchBox
        label="Search installed connectors"
        q={q}
        onSearch={(wanted) =>
          void navigate({ to: '/installed', search: wanted === '' ? {} : { q: wanted }, replace: true })
        }
      />
      {installed.isError && <ProblemAlert error={installed.error} onRetry={() => void installed.refetch()} />}
      {rows === undefined && !installed.isError && <LoadingState what="Loading connectors" />}
      {rows !== undefined && rows.length > 0 && <InstalledTable rows={rows} />}
      {rows?.length === 0 &&
        (q === '' ? (
          <EmptyState
            icon={IconPlug}
            title="Nothing is installed yet"
            action={
              <Button component={Link} to="/accounts">
                To the accounts
              </Button>
            }
          >
            Open an account and install a connector in it.
          </EmptyState>
        ) : (
          <EmptyState icon={IconPlug} title={`Nothing matches “${q}”`}>
            Search by a part of the connector’s name, or of the account’s.
          </EmptyState>
        ))}
      <ShowMore query={installed} />
    </Page>
  );
}

function InstalledTable({ rows }: { readonly rows: readonly InstalledConnector[] }) {
  const connectors = useQuery(connectorsQuery(''));
  const nameOf = (key: string) => connectors.data?.items.find((connector) => connector.key === key)?.name ?? key;
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Account</Table.Th>
            <Table.Th>Connector</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Site</Table.Th>
            <Table.Th>Last success</Table.Th>
            <Table.Th data-numeric>Methods</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor component={Link} to={`/accounts/${row.account}/connectors/${row.id}`} size="sm" fw={550}>
                  {row.name}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Anchor component={Link} to={`/accounts/${row.account}`} size="sm">
                  {row.accountName}
                </Anchor>
              </Table.Td>
              <Table.Td>{nameOf(row.connector)}</Table.Td>
              <Table.Td>
                <StatusBadge status={row.status} />
              </Table.Td>
              <Table.Td>{row.site ?? '–'}</Table.Td>
              <Table.Td>
                <Moment at={row.lastSuccessAt} />
              </Table.Td>
              <Table.Td data-numeric>
                {row.methods.usable} / {row.methods.total}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
