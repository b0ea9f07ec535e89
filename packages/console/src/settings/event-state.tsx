import { Badge, Stack, Text } from '@mantine/core';
import type { EventEndpoint } from '../api/event-queries.ts';
import { Moment } from '../states/moment.tsx';

/** Whether an endpoint is told of events, and why not. */
export function EventState({ endpoint }: { readonly endpoint: EventEndpoint }) {
  const { enabled, disabledReason, failingSince } = endpoint;
  const look = !enabled
    ? { color: disabledReason === null ? 'gray' : 'red', text: 'Off' }
    : failingSince === null
      ? { color: 'green', text: 'On' }
      : { color: 'yellow', text: 'Failing' };
  return (
    <Stack gap={2} align="flex-start">
      <Badge color={look.color} variant="light">
        {look.text}
      </Badge>
      {disabledReason !== null && (
        <Text size="xs" c="dimmed">
          {disabledReason}
        </Text>
      )}
      {enabled && failingSince !== null && (
        <Text size="xs" c="dimmed">
          took nothing since <Moment at={failingSince} />
        </Text>
      )}
    </Stack>
  );
}
