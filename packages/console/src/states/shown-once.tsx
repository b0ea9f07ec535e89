import { ActionIcon, CopyButton, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface ShownOnceProps {
  readonly label: string;
  readonly value: string;
  /** Why it must be copied now. */
  readonly children: ReactNode;
}

/** A value that is shown this once, ready to be copied. */
export function ShownOnce({ label, value, children }: ShownOnceProps) {
  return (
    <Stack gap="xs">
      <Text size="sm">{children}</Text>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <TextInput
            label={label}
            value={value}
            readOnly
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
            onFocus={(event) => event.currentTarget.select()}
            rightSection={
              <Tooltip label={copied ? 'Copied' : 'Copy'}>
                <ActionIcon
                  variant="subtle"
                  color={copied ? 'green' : 'gray'}
                  aria-label={`Copy ${label}`}
                  onClick={copy}
                >
                  {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                </ActionIcon>
              </Tooltip>
            }
          />
        )}
      </CopyButton>
    </Stack>
  );
}
