import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type EventEndpoint, eventEndpointsQuery } from '../api/event-queries.ts';
import { useMay } from '../api/session.ts';
import { Page } from '../app/page.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { EventEndpointDialog } from './event-endpoint-dialog.tsx';
import { EventEndpointMenu } from './event-endpoint-menu.tsx';
import { EventState } from './event-state.tsx';

/** Who is told of events, and how. */
export function EventsScreen() {
  const mayChange = useMay('admin');
  const endpoints = useInfiniteQuery({ ...eventEndpointsQuery, enabled: mayChange });
  const [creating, create] = useDisclosure(false);
  const rows = endpoints.data?.pages.flatMap(({ items }) => items);
  if (!mayChange) {
    return (
      <Page title="Events">
        <EmptyState icon={IconBell} title="An administrator looks after events">
          Ask one to have you told.
        </EmptyState>
      </Page>
    );
  }
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={create.open}>
      New endpoint
    </Button>
  );
  return (
    <Page
      title="Events"
      about="Who is told when an account connector fails or works again, and when a quota is nearly used up: programs by signed webhooks, people by e-mail."
      actions={button}
    >
      {endpoints.isError && <ProblemAlert error={endpoints.error} onRetry={() => void endpoints.refetch()} />}
      {rows === undefined && !endpoints.isError && <LoadingState what="Loading endpoints" />}
      {rows?.length === 0 && (
        <EmptyState icon={IconBell} title="Nobody is told yet" action={button}>
          Make an endpoint for each program or mailbox that is to know.
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && <EndpointTable rows={rows} />}
      <ShowMore query={endpoints} />
      {creating && <EventEndpointDialog onClose={create.close} />}
    </Page>
  );
}

function EndpointTable({ rows }: { readonly rows: readonly EventEndpoint[] }) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Where to</Table.Th>
            <Table.Th>Events</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((endpoint) => (
            <Table.Tr key={endpoint.id}>
              <Table.Td fw={550}>
                <Anchor component={Link} to={`/settings/events/${endpoint.id}`} inherit>
                  {endpoint.name}
                </Anchor>
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{endpoint.url ?? endpoint.email}</Table.Td>
              <Table.Td>
                {endpoint.types === null ? (
                  <Text span size="sm" c="dimmed">
                    all
                  </Text>
                ) : (
                  endpoint.types.join(', ')
                )}
              </Table.Td>
              <Table.Td>
                <EventState endpoint={endpoint} />
              </Table.Td>
              <Table.Td ta="right">
                <EventEndpointMenu endpoint={endpoint} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
