import { Group, Text } from '@mantine/core';

const order = ['undecided', 'failed', 'waiting', 'open', 'succeeded', 'cancelled'] as const;
const words = {
  undecided: 'to decide',
  failed: 'failed',
  waiting: 'waiting',
  open: 'under way',
  succeeded: 'succeeded',
  cancelled: 'cancelled',
} as const;

/** How many transactions stand how, those that need somebody first. */
export function RunCounts({ counts }: { readonly counts: Readonly<Record<string, number>> | null }) {
  const shown = order.filter((state) => (counts?.[state] ?? 0) > 0);
  if (counts === null || shown.length === 0) {
    return (
      <Text span inherit c="dimmed">
        –
      </Text>
    );
  }
  return (
    <Group gap={10} wrap="nowrap" component="span" style={{ whiteSpace: 'nowrap' }}>
      {shown.map((state) => (
        <Text key={state} span inherit c={state === 'failed' ? 'var(--mantine-color-error)' : 'inherit'}>
          {counts[state]?.toLocaleString()} {words[state]}
        </Text>
      ))}
    </Group>
  );
}
