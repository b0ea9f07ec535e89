import { Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface GaugeProps {
  readonly label: string;
  readonly used: number | null;
  readonly limit: number | null;
  readonly note: ReactNode;
}

/** From this share on a gauge warns, and from the other it alarms. */
const warnsFrom = 0.75;
const alarmsFrom = 0.95;

/** How much of a limit is used. */
export function Gauge({ label, used, limit, note }: GaugeProps) {
  const isKnown = used !== null && limit !== null && limit > 0;
  const share = isKnown ? Math.min(1, used / limit) : 0;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={550}>
          {label}
        </Text>
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {isKnown ? `${used.toLocaleString()} of ${limit.toLocaleString()} used` : 'not known yet'}
        </Text>
      </Group>
      <Progress
        value={share * 100}
        size="md"
        color={share >= alarmsFrom ? 'red' : share >= warnsFrom ? 'yellow' : 'azure'}
        aria-label={`${label}: ${Math.round(share * 100)} percent used`}
      />
      <Text size="xs" c="dimmed" mih={18}>
        {isKnown ? `${(limit - used).toLocaleString()} left` : ''}
        {isKnown && note !== undefined && ', '}
        {note}
      </Text>
    </Stack>
  );
}
