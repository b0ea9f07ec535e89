import { Anchor, Button, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../app/page.tsx';
import { SearchBox } from '../filters/search-box.tsx';
import { useMay } from '../api/session.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { type Account, accountsQuery, useCreateAccount } from '../api/account-queries.ts';

/** The customers of the partner. */
export function AccountsScreen() {
  const { q = '' } = useSearch({ from: '/inside/accounts' });
  const accounts = useInfiniteQuery({ ...accountsQuery(q), placeholderData: keepPreviousData });
  const [opened, { open, close }] = useDisclosure(false);
  const mayCreate = useMay('builder');
  const navigate = useNavigate();
  const rows = accounts.data?.pages.flatMap((page) => page.items);
  const createButton = mayCreate && (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      New account
    </Button>
  );
  return (
    <Page
      title="Accounts"
      about="Your customers. What belongs to one account is never seen by another."
      actions={createButton}
    >
      <SearchBox
        label="Search accounts"
        q={q}
        onSearch={(wanted) =>
          void navigate({ to: '/accounts', search: wanted === '' ? {} : { q: wanted }, replace: true })
        }
      />
      {accounts.isError && <ProblemAlert error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {rows === undefined && !accounts.isError && <LoadingState what="Loading accounts" />}
      {rows !== undefined && rows.length > 0 && <AccountTable rows={rows} />}
      {rows?.length === 0 &&
        (q === '' ? (
          <EmptyState icon={IconBuilding} title="No account yet" action={createButton}>
            Make one for each customer; then install connectors in it.
          </EmptyState>
        ) : (
          <EmptyState icon={IconBuilding} title={`No account matches “${q}”`}>
            Search by a part of the name, or by the external id.
          </EmptyState>
        ))}
      <ShowMore query={accounts} />
      <CreateDialog opened={opened} onClose={close} />
    </Page>
  );
}

function AccountTable({ rows }: { readonly rows: readonly Account[] }) {
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>External ID</Table.Th>
            <Table.Th>Created</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Td>
                <Anchor component={Link} to={`/accounts/${account.id}`} fw={550}>
                  {account.name}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {account.externalId ?? '–'}
                </Text>
              </Table.Td>
              <Table.Td>
                <Moment at={account.createdAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function CreateDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const create = useCreateAccount();
  const navigate = useNavigate();
  return (
    <Stack>
      <AccountDialog
        title="New account"
        submitLabel="Create account"
        initial={{ name: '', externalId: '' }}
        opened={opened}
        pending={create.isPending}
        error={create.error}
        onClose={onClose}
        onSubmit={(values) =>
          create.mutate(values, {
            onSuccess: ({ id }) => navigate({ to: '/accounts/$account', params: { account: id } }),
          })
        }
      />
    </Stack>
  );
}
