import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';

export interface EventNamesProps {
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Readonly<Record<string, string>>) => void;
}

/** What an application is to tell of, as it names it itself, such as module and action. */
export function EventNames({ value, onChange }: EventNamesProps) {
  const [rows, setRows] = useState<readonly (readonly [string, string])[]>(() =>
    Object.keys(value).length === 0 ? [['module', '']] : Object.entries(value),
  );
  const change = (changed: typeof rows) => {
    setRows(changed);
    onChange(Object.fromEntries(changed.filter(([name, text]) => name !== '' && text !== '')));
  };
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        Events
      </Text>
      {rows.map(([name, text], at) => (
        <Group key={at} gap={6} wrap="nowrap">
          <TextInput
            aria-label={`Name of event property ${at + 1}`}
            placeholder="module"
            value={name}
            onChange={({ currentTarget }) => change(rows.with(at, [currentTarget.value, text]))}
          />
          <TextInput
            flex={1}
            aria-label={`Value of event property ${at + 1}`}
            placeholder="tasks"
            value={text}
            onChange={({ currentTarget }) => change(rows.with(at, [name, currentTarget.value]))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove event property ${at + 1}`}
            onClick={() => change(rows.toSpliced(at, 1))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} />}
          onClick={() => setRows([...rows, [rows.length === 1 ? 'action' : '', '']])}
        >
          Add an event property
        </Button>
      </Group>
    </Stack>
  );
}
