import { ActionIcon, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountNamesQuery } from '../api/account-queries.ts';
import { useMay } from '../api/session.ts';
import { type Token, tokensQuery, useDeleteToken } from '../api/token-queries.ts';
import { Confirmation } from '../app/confirmation.tsx';
import { Page } from '../app/page.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { roleNames } from './role-select.tsx';
import { TokenDialog } from './token-dialog.tsx';

/** The tokens by which programs use the API. */
export function TokensScreen() {
  const tokens = useInfiniteQuery(tokensQuery);
  const mayChange = useMay('admin');
  const [creating, create] = useDisclosure(false);
  const rows = tokens.data?.pages.flatMap(({ items }) => items);
  const button = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={create.open}>
      New token
    </Button>
  );
  return (
    <Page
      title="Tokens"
      about="By these, programs and the command line use the API. A token bound to an account sees that account alone."
      actions={button}
    >
      {tokens.isError && <ProblemAlert error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {rows === undefined && !tokens.isError && <LoadingState what="Loading tokens" />}
      {rows?.length === 0 && (
        <EmptyState icon={IconKey} title="No token yet" action={button}>
          {mayChange ? 'Make one for each program that uses the API.' : 'An administrator can make one.'}
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && <TokenTable rows={rows} mayChange={mayChange} />}
      <ShowMore query={tokens} />
      {creating && <TokenDialog onClose={create.close} />}
    </Page>
  );
}

function TokenTable({ rows, mayChange }: { readonly rows: readonly Token[]; readonly mayChange: boolean }) {
  const names = useQuery(accountNamesQuery);
  const [going, setGoing] = useState<Token>();
  const remove = useDeleteToken();
  const close = () => {
    remove.reset();
    setGoing(undefined);
  };
  return (
    <>
      <Table.ScrollContainer minWidth={720}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Account</Table.Th>
              <Table.Th>Created</Table.Th>
              <Table.Th>Last used</Table.Th>
              <Table.Th>Expires</Table.Th>
              {mayChange && (
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((token) => (
              <Table.Tr key={token.id}>
                <Table.Td fw={550}>{token.name}</Table.Td>
                <Table.Td>{roleNames[token.role]}</Table.Td>
                <Table.Td>
                  {token.account === null ? (
                    <Text span size="sm" c="dimmed">
                      all
                    </Text>
                  ) : (
                    (names.data?.get(token.account) ?? token.account)
                  )}
                </Table.Td>
                <Table.Td>
                  <Moment at={token.createdAt} />
                </Table.Td>
                <Table.Td>
                  <Moment at={token.lastUsedAt} />
                </Table.Td>
                <Table.Td>
                  <Moment at={token.expiresAt} />
                </Table.Td>
                {mayChange && (
                  <Table.Td ta="right">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Delete ${token.name}`}
                      onClick={() => setGoing(token)}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Confirmation
        opened={going !== undefined}
        title={`Delete ${going?.name ?? 'the token'}?`}
        label="Delete token"
        pending={remove.isPending}
        error={remove.error}
        onClose={close}
        onConfirm={() => {
          if (going !== undefined) {
            remove.mutate(going.id, { onSuccess: close });
          }
        }}
      >
        Programs that use it are refused from now on.
      </Confirmation>
    </>
  );
}
