import { Badge, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type User, usersQuery, useUpdateUser } from '../api/people-queries.ts';
import { useMay, useMe } from '../api/session.ts';
import { Page } from '../app/page.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { roleNames, RoleSelect } from './role-select.tsx';
import { UserMenu } from './user-menu.tsx';

/** The people of the partner who can sign in, and what each may do. */
export function PeopleScreen() {
  const users = useInfiniteQuery(usersQuery);
  const mayChange = useMay('admin');
  const [inviting, invite] = useDisclosure(false);
  const rows = users.data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title="People"
      about={
        mayChange
          ? 'Who can sign in. Viewers read and execute methods that read; builders also set up, install and execute all; administrators also manage people and tokens.'
          : 'Who can sign in. Administrators can invite people and change their roles.'
      }
      actions={
        mayChange && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden="true" />} onClick={invite.open}>
            Invite
          </Button>
        )
      }
    >
      {users.isError && <ProblemAlert error={users.error} onRetry={() => void users.refetch()} />}
      {rows === undefined && !users.isError && <LoadingState what="Loading people" />}
      {rows !== undefined && <PeopleTable rows={rows} mayChange={mayChange} />}
      <ShowMore query={users} />
      {inviting && <InviteDialog onClose={invite.close} />}
    </Page>
  );
}

const looks = {
  active: { color: 'green', text: 'Active' },
  invited: { color: 'yellow', text: 'Invited' },
  disabled: { color: 'gray', text: 'Disabled' },
} as const;

function PeopleTable({ rows, mayChange }: { readonly rows: readonly User[]; readonly mayChange: boolean }) {
  const me = useMe();
  const update = useUpdateUser();
  const administrators = rows.filter(({ role, status }) => role === 'admin' && status === 'active');
  return (
    <>
      {update.isError && <ProblemAlert error={update.error} />}
      <Table.ScrollContainer minWidth={780}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>E-mail</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Status</Table.Th>
              <Table.Th>Last sign-in</Table.Th>
              {mayChange && (
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((user) => {
              const isLast = administrators.length === 1 && administrators[0]?.id === user.id;
              return (
                <Table.Tr key={user.id}>
                  <Table.Td fw={550}>
                    {user.name}
                    {user.id === me.data?.id && (
                      <Text span size="sm" c="dimmed" fw={400}>
                        {' '}
                        (you)
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{user.email}</Table.Td>
                  <Table.Td>
                    {mayChange && !isLast ? (
                      <RoleSelect
                        aria-label={`Role of ${user.name}`}
                        size="xs"
                        w={140}
                        value={user.role}
                        disabled={update.isPending}
                        onChange={(role) => update.mutate({ user: user.id, role })}
                      />
                    ) : (
                      <>
                        {roleNames[user.role]}
                        {mayChange && isLast && (
                          <Text size="xs" c="dimmed">
                            The last one: make somebody else an administrator first.
                          </Text>
                        )}
                      </>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Badge color={looks[user.status].color}>{looks[user.status].text}</Badge>
                  </Table.Td>
                  <Table.Td>
                    <Moment at={user.lastSignInAt} />
                  </Table.Td>
                  {mayChange && (
                    <Table.Td ta="right">
                      <UserMenu user={user} isLastAdministrator={isLast} />
                    </Table.Td>
                  )}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
