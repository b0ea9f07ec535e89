import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  /** What to do next, in one sentence. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** The level of its heading; 2 unless it is the whole screen. */
  readonly order?: 1 | 2;
}

/** A place that holds nothing yet, and what to do about it. */
export function EmptyState({ icon: Symbol, title, children, action, order = 2 }: EmptyStateProps) {
  return (
    <Center mih={280} px="md">
      <Stack align="center" gap="xs" maw={420} ta="center">
        <ThemeIcon variant="light" color="gray" size={44} radius="md" aria-hidden="true">
          <Symbol size={22} stroke={1.6} />
        </ThemeIcon>
        <Title order={order} size="h3">
          {title}
        </Title>
        <Text c="dimmed">{children}</Text>
        {action}
      </Stack>
    </Center>
  );
}
