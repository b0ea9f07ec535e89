import { Button, Checkbox, Group, Popover, ScrollArea, Stack, TextInput } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';

export interface ColumnChooserProps {
  /** All columns there are, in their order. */
  readonly columns: readonly string[];
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
  /** Back to the columns shown at first. */
  readonly onReset: () => void;
}

/** Chooses which columns of a result are shown. */
export function ColumnChooser({ columns, shown, onChange, onReset }: ColumnChooserProps) {
  const [text, setText] = useState('');
  const found = columns.filter((name) => name.includes(text.trim().toLowerCase()));
  return (
    <Popover position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns3 size={14} aria-hidden="true" />}>
          Columns ({shown.length} of {columns.length})
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label="Columns">
        <Stack gap="xs">
          <TextInput
            size="xs"
            aria-label="Search columns"
            placeholder="Search columns"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ScrollArea.Autosize mah={280} type="auto" offsetScrollbars>
            <Stack gap={6} p={2}>
              {found.map((name) => (
                <Checkbox
                  key={name}
                  size="xs"
                  label={name}
                  checked={shown.includes(name)}
                  onChange={(event) =>
                    onChange(event.currentTarget.checked ? [...shown, name] : shown.filter((each) => each !== name))
                  }
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          <Group gap="xs">
            <Button size="compact-xs" variant="default" onClick={() => onChange(columns)}>
              All
            </Button>
            <Button size="compact-xs" variant="default" onClick={onReset}>
              As at first
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
