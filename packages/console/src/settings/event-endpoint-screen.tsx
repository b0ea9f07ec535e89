import { Badge, Button, Code, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconBell, IconSend } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  type EventDelivery,
  eventDeliveriesQuery,
  eventEndpointQuery,
  useResendDelivery,
  useTestEventEndpoint,
} from '../api/event-queries.ts';
import { Page } from '../app/page.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { EventEndpointMenu } from './event-endpoint-menu.tsx';
import { EventState } from './event-state.tsx';

/** What one endpoint was told, and how that went. */
export function EventEndpointScreen() {
  const { endpoint: id } = useParams({ from: '/inside/settings/events/$endpoint' });
  const endpoint = useQuery(eventEndpointQuery(id));
  const test = useTestEventEndpoint();
  return (
    <AnswerOf query={endpoint} waiting="Loading the endpoint">
      {(found) => (
        <Page
          title={found.name}
          above={[{ title: 'Events', to: '/settings/events' }]}
          about={found.url ?? found.email}
          beside={<EventState endpoint={found} />}
          actions={
            <>
              <Button
                variant="default"
                leftSection={<IconSend size={16} aria-hidden="true" />}
                loading={test.isPending}
                disabled={!found.enabled}
                onClick={() => test.mutate(id)}
              >
                Send a test
              </Button>
              <EventEndpointMenu endpoint={found} />
            </>
          }
        >
          {test.isError && <ProblemAlert error={test.error} />}
          <Deliveries endpoint={id} mayResend={found.enabled} />
        </Page>
      )}
    </AnswerOf>
  );
}

function Deliveries({ endpoint, mayResend }: { readonly endpoint: string; readonly mayResend: boolean }) {
  const deliveries = useInfiniteQuery(eventDeliveriesQuery(endpoint));
  const resend = useResendDelivery();
  const rows = deliveries.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {deliveries.isError && <ProblemAlert error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {resend.isError && <ProblemAlert error={resend.error} />}
      {rows === undefined && !deliveries.isError && <LoadingState what="Loading deliveries" />}
      {rows?.length === 0 && (
        <EmptyState icon={IconBell} title="Nothing was told yet">
          Send a test to see that it arrives.
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && (
        <Table.ScrollContainer minWidth={720}>
          <Table aria-label="Deliveries">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Event</Table.Th>
                <Table.Th>When</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th data-numeric>Tries</Table.Th>
                <Table.Th>Last answer</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((delivery) => (
                <DeliveryRow
                  key={delivery.id}
                  delivery={delivery}
                  resending={resend.isPending && resend.variables.delivery === delivery.id}
                  onResend={mayResend ? () => resend.mutate({ endpoint, delivery: delivery.id }) : undefined}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <ShowMore query={deliveries} />
    </>
  );
}

const looks = {
  waiting: { color: 'yellow', text: 'Waiting' },
  delivered: { color: 'green', text: 'Delivered' },
  failed: { color: 'red', text: 'Given up' },
} as const;

interface DeliveryRowProps {
  readonly delivery: EventDelivery;
  readonly resending: boolean;
  readonly onResend: (() => void) | undefined;
}

function DeliveryRow({ delivery, resending, onResend }: DeliveryRowProps) {
  const { event, status, attempts, nextAt } = delivery;
  const last = attempts.at(-1);
  return (
    <Table.Tr>
      <Table.Td>
        <Code>{event.type}</Code>
      </Table.Td>
      <Table.Td>
        <Moment at={event.at} />
      </Table.Td>
      <Table.Td>
        <Stack gap={2} align="flex-start">
          <Badge color={looks[status].color} variant="light">
            {looks[status].text}
          </Badge>
          {status === 'waiting' && nextAt !== null && (
            <Text size="xs" c="dimmed">
              tried <Moment at={nextAt} />
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td data-numeric>{attempts.length}</Table.Td>
      <Table.Td>
        {last === undefined ? null : (last.problem ?? (last.status === null ? 'taken' : last.status))}
      </Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Send again: ${event.type}`}
          loading={resending}
          disabled={onResend === undefined}
          onClick={onResend}
        >
          Send again
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
