import { Select, Table, Text } from '@mantine/core';
import { IconFilterOff, IconListDetails } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { accountNamesQuery } from '../api/account-queries.ts';
import { type AuditEntry, auditQuery } from '../api/audit-queries.ts';
import { usersQuery } from '../api/people-queries.ts';
import { Page } from '../app/page.tsx';
import { AccountSelect } from '../filters/account-select.tsx';
import { endOfDay, startOfDay } from '../filters/day-range.ts';
import { DayRangeInput } from '../filters/day-range-input.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import type { AuditSearch } from './audit-search.ts';
import classes from './settings.module.css';

/** What was changed by whom. */
export function AuditScreen() {
  const search = useSearch({ from: '/inside/settings/audit' });
  const { account, actor, action } = search;
  const entries = useInfiniteQuery({
    ...auditQuery({ account, actor, action, from: startOfDay(search.from), until: endOfDay(search.to ?? search.from) }),
    placeholderData: keepPreviousData,
  });
  const rows = entries.data?.pages.flatMap(({ items }) => items);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page title="Audit log" about="What was changed, when and by whom. Values of secrets are never kept here.">
      <Filters search={search} />
      {entries.isError && <ProblemAlert error={entries.error} onRetry={() => void entries.refetch()} />}
      {rows === undefined && !entries.isError && <LoadingState what="Loading the log" />}
      {rows?.length === 0 && (
        <EmptyState
          icon={isFiltered ? IconFilterOff : IconListDetails}
          title={isFiltered ? 'Nothing fits these filters' : 'Nothing was changed yet'}
        >
          {isFiltered ? 'Take one away, or choose other days.' : 'Every change is written down here.'}
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && <AuditTable rows={rows} />}
      <ShowMore query={entries} />
    </Page>
  );
}

/** What actions are about, as they are named. */
const kinds = [
  { value: 'account', label: 'Accounts' },
  { value: 'connector', label: 'Installed connectors' },
  { value: 'setupLink', label: 'Setup links' },
  { value: 'setup', label: 'Setups' },
  { value: 'user', label: 'People' },
  { value: 'token', label: 'Tokens' },
  { value: 'session', label: 'Sign-ins' },
  { value: 'keys', label: 'Master keys' },
];

function Filters({ search }: { readonly search: AuditSearch }) {
  const navigate = useNavigate();
  const users = useInfiniteQuery(usersQuery);
  const people = users.data?.pages.flatMap(({ items }) => items) ?? [];
  const change = (changed: AuditSearch) =>
    void navigate({ to: '/settings/audit', search: { ...search, ...changed }, replace: true });
  return (
    <FilterBar label="Filter the audit log">
      <Select
        label="About"
        placeholder="Everything"
        clearable
        data={kinds}
        value={search.action ?? null}
        onChange={(action) => change({ action: action ?? undefined })}
      />
      <Select
        label="By"
        placeholder="Anybody"
        clearable
        searchable
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.actor ?? null}
        onChange={(actor) => change({ actor: actor ?? undefined })}
      />
      <AccountSelect
        label="Account"
        placeholder="All accounts"
        value={search.account}
        onChange={(account) => change({ account })}
      />
      <DayRangeInput from={search.from} to={search.to} onChange={change} />
    </FilterBar>
  );
}

function AuditTable({ rows }: { readonly rows: readonly AuditEntry[] }) {
  const names = useQuery(accountNamesQuery);
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Of</Table.Th>
            <Table.Th>Detail</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((entry) => (
            <Table.Tr key={entry.id} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Moment at={entry.at} />
              </Table.Td>
              <Table.Td>{entry.actor.name}</Table.Td>
              <Table.Td>
                <Text size="xs" ff="monospace" lh="20px">
                  {entry.action}
                </Text>
              </Table.Td>
              <Table.Td>
                {entry.subject.name ?? entry.subject.id ?? '–'}
                {entry.account !== null && entry.account !== entry.subject.id && (
                  <Text size="xs" c="dimmed">
                    {names.data?.get(entry.account) ?? entry.account}
                  </Text>
                )}
              </Table.Td>
              <Table.Td maw={360}>
                <Detail detail={entry.detail} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Detail({ detail }: { readonly detail: AuditEntry['detail'] }) {
  const entries = Object.entries(detail).filter(([, value]) => value !== null && value !== undefined);
  return (
    <ul className={classes.detail}>
      {entries.map(([name, value]) => (
        <li key={name}>
          <Text span c="dimmed" fz="inherit">
            {name}
          </Text>{' '}
          {wordsOf(value)}
        </li>
      ))}
    </ul>
  );
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(wordsOf).join(', ');
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, member]) => `${name} ${wordsOf(member)}`)
      .join(', ');
  }
  return String(value);
}
