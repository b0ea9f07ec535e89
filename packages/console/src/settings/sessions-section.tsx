import { Badge, Button, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type Session, sessionsQuery, useEndOtherSessions, useEndSession } from '../api/session-queries.ts';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';

/** Where one is signed in, and the way out of it. */
export function SessionsSection() {
  const sessions = useInfiniteQuery(sessionsQuery);
  const endOthers = useEndOtherSessions();
  const rows = sessions.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack component="section" aria-labelledby="sessions">
      <Title order={2} id="sessions">
        Sessions
      </Title>
      <Text size="sm" c="dimmed">
        Where you are signed in. End what you do not know, and change your password.
      </Text>
      {sessions.isError && <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {endOthers.isError && <ProblemAlert error={endOthers.error} />}
      {rows === undefined && !sessions.isError && <LoadingState what="Loading sessions" height={120} />}
      {rows !== undefined && <SessionTable rows={rows} />}
      <ShowMore query={sessions} />
      {rows !== undefined && rows.some(({ current }) => !current) && (
        <Group>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            Sign out everywhere else
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function SessionTable({ rows }: { readonly rows: readonly Session[] }) {
  const end = useEndSession();
  return (
    <>
      {end.isError && <ProblemAlert error={end.error} />}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Device</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td>
                <Text size="sm" fw={550}>
                  {session.device}
                </Text>
                <Text size="xs" c="dimmed">
                  Seen <Moment at={session.lastSeenAt} />, signed in <Moment at={session.createdAt} />
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                {session.current ? (
                  <Badge color="green">This one</Badge>
                ) : (
                  <Button
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    aria-label={`Sign out ${session.device}`}
                    loading={end.isPending && end.variables === session.id}
                    onClick={() => end.mutate(session.id)}
                  >
                    Sign out
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
