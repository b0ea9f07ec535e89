import { Anchor, Button, Group, Menu, Stack, Table, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconPlug } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type AccountConnector, accountConnectorsQuery } from '../api/account-connector-queries.ts';
import { CallTable } from '../activity/call-table.tsx';
import { accountCallsQuery } from '../api/call-queries.ts';
import { LinkAnchor } from '../app/links.tsx';
import { Page } from '../app/page.tsx';
import { TypedConfirmation } from '../app/typed-confirmation.tsx';
import { connectorsQuery } from '../api/library-queries.ts';
import { useMay } from '../api/session.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { Moment } from '../states/moment.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { AccountCycles } from '../cycles/account-cycles.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { SetupLinkDialog } from './setup-link-dialog.tsx';
import { SetupLinks } from './setup-links.tsx';
import { type Account, accountQuery, useDeleteAccount, useUpdateAccount } from '../api/account-queries.ts';

/** One customer: the connectors installed for it, its cycles, and its recent calls. */
export function AccountScreen() {
  const { account: id } = useParams({ from: '/inside/accounts/$account' });
  const account = useQuery(accountQuery(id));
  const mayChange = useMay('builder');
  return (
    <AnswerOf query={account} waiting="Loading the account">
      {(data) => (
        <Page
          title={data.name}
          about={data.externalId === null ? undefined : `External ID ${data.externalId}`}
          above={[{ title: 'Accounts', to: '/accounts' }]}
          actions={
            mayChange && (
              <>
                <Rename account={data} />
                <CreateSetupLink account={id} />
                <InstallMenu account={id} />
              </>
            )
          }
        >
          <Connectors account={id} />
          <AccountCycles account={id} />
          <SetupLinks account={id} mayChange={mayChange} />
          <RecentCalls account={id} />
          {mayChange && <Delete account={data} />}
        </Page>
      )}
    </AnswerOf>
  );
}

function CreateSetupLink({ account }: { readonly account: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        Create setup link
      </Button>
      {opened && <SetupLinkDialog account={account} onClose={close} />}
    </>
  );
}

function InstallMenu({ account }: { readonly account: string }) {
  const connectors = useQuery(connectorsQuery(''));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={14} />}>Install connector</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(connectors.data?.items ?? []).map((connector) => (
          <Menu.Item key={connector.key} component={Link} to={`/accounts/${account}/install/${connector.key}`}>
            {connector.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Connectors({ account }: { readonly account: string }) {
  const installed = useQuery(accountConnectorsQuery(account));
  return (
    <Stack gap="sm" component="section" aria-label="Connectors">
      <Title order={2}>Connectors</Title>
      <AnswerOf query={installed} waiting="Loading connectors">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconPlug} title="No connector is installed">
              Install one, and this customer's data can be read and written.
            </EmptyState>
          ) : (
            <ConnectorTable account={account} rows={items} />
          )
        }
      </AnswerOf>
    </Stack>
  );
}

function ConnectorTable({ account, rows }: { readonly account: string; readonly rows: readonly AccountConnector[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Site</Table.Th>
            <Table.Th>Last success</Table.Th>
            <Table.Th data-numeric>Methods</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor component={Link} to={`/accounts/${account}/connectors/${row.id}`} fw={550}>
                  {row.name}
                </Anchor>
              </Table.Td>
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
              <Table.Td ta="right">
                <Button
                  component={Link}
                  to={`/accounts/${account}/connectors/${row.id}/methods`}
                  size="compact-xs"
                  variant="default"
                >
                  Explore methods
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RecentCalls({ account }: { readonly account: string }) {
  const calls = useQuery(accountCallsQuery(account));
  return (
    <Stack gap="sm" component="section" aria-label="Recent calls">
      <Group justify="space-between">
        <Title order={2}>Recent calls</Title>
        <LinkAnchor to="/activity" search={{ account }} size="sm">
          All activity
        </LinkAnchor>
      </Group>
      <AnswerOf query={calls} waiting="Loading calls">
        {({ items }) => <CallTable rows={items} />}
      </AnswerOf>
    </Stack>
  );
}

function Rename({ account }: { readonly account: Account }) {
  const [opened, { open, close }] = useDisclosure(false);
  const update = useUpdateAccount(account.id);
  return (
    <>
      <Button variant="default" onClick={open}>
        Rename
      </Button>
      {opened && (
        <AccountDialog
          title="Rename the account"
          submitLabel="Save"
          initial={{ name: account.name, externalId: account.externalId ?? '' }}
          opened
          pending={update.isPending}
          error={update.error}
          onClose={close}
          onSubmit={(values) => update.mutate(values, { onSuccess: close })}
        />
      )}
    </>
  );
}

function Delete({ account }: { readonly account: Account }) {
  const remove = useDeleteAccount(account.id);
  const navigate = useNavigate();
  return (
    <Group>
      <TypedConfirmation
        label="Delete account"
        title={`Delete ${account.name}?`}
        name={account.name}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => navigate({ to: '/accounts' }) })}
      >
        Its connectors, their credentials, its cycles and the record of its calls and runs go with it, and its key is
        destroyed. This cannot be undone.
      </TypedConfirmation>
    </Group>
  );
}
