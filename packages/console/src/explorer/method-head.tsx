import { Alert, Badge, Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Connector, Method } from '../api/library-queries.ts';
import { shortLabel } from '../library/mode-label.ts';

export interface MethodHeadProps {
  readonly definition: Method;
  readonly connector: Connector;
}

/** What a method is called, what it does, and the credential it takes. */
export function MethodHead({ definition, connector }: MethodHeadProps) {
  const modes = definition.modes.map((name) => {
    const mode = connector.modes.find((each) => each.name === name);
    return mode === undefined ? name : shortLabel(mode);
  });
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Title order={2}>{definition.name}</Title>
        <Code>{definition.key}</Code>
        <Badge color={definition.effect === 'delete' ? 'red' : 'gray'}>{definition.effect}</Badge>
        <Badge variant="default">{modes.join(' or ')}</Badge>
      </Group>
      <Text c="dimmed">{definition.summary}</Text>
      {definition.unconfirmed !== null && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle size={16} aria-hidden="true" />}
          title="Unconfirmed"
        >
          {definition.unconfirmed}
        </Alert>
      )}
    </Stack>
  );
}
