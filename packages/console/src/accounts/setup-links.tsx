import { ActionIcon, Badge, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type SetupLink, setupLinksQuery, useRevokeSetupLink } from '../api/account-setup-link-queries.ts';
import { connectorsQuery } from '../api/library-queries.ts';
import { Confirmation } from '../app/confirmation.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';

const looks = {
  waiting: { color: 'gray', text: 'Not opened yet' },
  opened: { color: 'azure', text: 'Opened' },
} as const;

/** The setup links of an account that a customer can still use; nothing where there are none. */
export function SetupLinks({ account, mayChange }: { readonly account: string; readonly mayChange: boolean }) {
  const links = useQuery(setupLinksQuery(account));
  const open = (links.data?.items ?? []).filter(isOpen);
  if (links.isError) {
    return <ProblemAlert error={links.error} onRetry={() => void links.refetch()} />;
  }
  return open.length === 0 ? null : (
    <Stack gap="sm" component="section" aria-label="Setup links">
      <Title order={2}>Setup links</Title>
      <SetupLinkTable account={account} rows={open} mayChange={mayChange} />
    </Stack>
  );
}

type OpenLink = SetupLink & { readonly status: keyof typeof looks };

function isOpen(link: SetupLink): link is OpenLink {
  return Object.hasOwn(looks, link.status);
}

interface SetupLinkTableProps {
  readonly account: string;
  readonly rows: readonly OpenLink[];
  readonly mayChange: boolean;
}

function SetupLinkTable({ account, rows, mayChange }: SetupLinkTableProps) {
  const [going, setGoing] = useState<SetupLink>();
  const revoke = useRevokeSetupLink(account);
  const connectors = useQuery(connectorsQuery(''));
  const nameOf = ({ name, connector }: SetupLink) =>
    name ?? connectors.data?.items.find(({ key }) => key === connector)?.name ?? connector;
  const close = () => {
    revoke.reset();
    setGoing(undefined);
  };
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Connector</Table.Th>
              <Table.Th>Status</Table.Th>
              <Table.Th>Allowed origins</Table.Th>
              <Table.Th>Created by</Table.Th>
              <Table.Th>Created</Table.Th>
              <Table.Th>Expires</Table.Th>
              {mayChange && (
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((link) => (
              <Table.Tr key={link.id}>
                <Table.Td fw={550}>{nameOf(link)}</Table.Td>
                <Table.Td>
                  <Badge color={looks[link.status].color} variant="light">
                    {looks[link.status].text}
                  </Badge>
                </Table.Td>
                <Table.Td>{link.allowedOrigins.length === 0 ? '–' : link.allowedOrigins.join(', ')}</Table.Td>
                <Table.Td>{link.createdBy}</Table.Td>
                <Table.Td>
                  <Moment at={link.createdAt} />
                </Table.Td>
                <Table.Td>
                  <Moment at={link.expiresAt} />
                </Table.Td>
                {mayChange && (
                  <Table.Td ta="right">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Revoke the setup link for ${nameOf(link)}`}
                      onClick={() => setGoing(link)}
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
        title="Revoke the setup link?"
        label="Revoke"
        pending={revoke.isPending}
        error={revoke.error}
        onClose={close}
        onConfirm={() => {
          if (going !== undefined) {
            revoke.mutate(going.id, { onSuccess: close });
          }
        }}
      >
        <Text span inherit>
          From now on it shows nothing, also to a customer who has it open. What was saved already stays.
        </Text>
      </Confirmation>
    </>
  );
}
