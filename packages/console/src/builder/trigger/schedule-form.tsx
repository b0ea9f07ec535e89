import { Autocomplete, Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Problem } from '@tandem/client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { schedulePreviewQuery } from '../../api/cycle-queries.ts';
import { useBuilder } from '../builder-context.ts';
import type { CycleDocument, TriggerOf } from '../document/cycle-document.ts';

export interface ScheduleFormProps {
  readonly trigger: TriggerOf<'schedule'>;
  readonly set: (members: Readonly<Record<string, unknown>>) => void;
}

const presets = [
  { label: 'Hourly', cron: '0 * * * *' },
  { label: 'Daily at 6', cron: '0 6 * * *' },
  { label: 'Weekdays at 6', cron: '0 6 * * 1-5' },
  { label: 'Mondays', cron: '0 6 * * 1' },
  { label: 'Monthly', cron: '0 6 1 * *' },
] as const;

/** When it starts by the clock: a cron text in a time zone, with the next moments at which it fires. */
export function ScheduleForm({ trigger, set }: ScheduleFormProps) {
  const { document, draft } = useBuilder();
  const zone = trigger.timeZone ?? '';
  const [wanted] = useDebouncedValue(`${trigger.cron}\n${zoneNamed(zone, document, draft.variables)}`, 300);
  const [cron = '', timeZone = ''] = wanted.split('\n');
  const preview = useQuery({ ...schedulePreviewQuery(cron, timeZone), enabled: cron !== '' });
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], []);
  const wrong = preview.error instanceof Problem ? (preview.error.document.errors ?? []) : [];
  return (
    <Stack gap="md">
      <Group gap={6}>
        {presets.map(({ label, cron: text }) => (
          <Button key={text} size="compact-xs" variant="default" onClick={() => set({ cron: text })}>
            {label}
          </Button>
        ))}
      </Group>
      <TextInput
        label="Schedule"
        description="Five fields: minute, hour, day of the month, month, day of the week; or six, with seconds first."
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={trigger.cron}
        error={wrong.find(({ field }) => field === 'cron')?.detail}
        onChange={({ currentTarget }) => set({ cron: currentTarget.value })}
      />
      <Autocomplete
        label="Time zone"
        description="Or a variable that holds one, such as variables.timeZone."
        data={zones}
        limit={40}
        value={zone}
        placeholder="UTC"
        error={wrong.find(({ field }) => field === 'timeZone')?.detail}
        onChange={(value) => set({ timeZone: value === '' ? undefined : value })}
      />
      {preview.data !== undefined && (
        <Stack gap={4} aria-live="polite">
          <Text size="sm" fw={500}>
            Fires next
          </Text>
          <List size="sm" c="dimmed">
            {preview.data.next.map((moment) => (
              <List.Item key={moment}>{wordsOf(moment, timeZone)}</List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Stack>
  );
}

/** A time zone, or the one that a variable holds. */
function zoneNamed(zone: string, { variables = [] }: CycleDocument, values: Readonly<Record<string, unknown>>): string {
  const name = /^variables\.(\w+)$/.exec(zone)?.[1];
  if (name === undefined) return zone;
  const held = values[name] ?? variables.find((variable) => variable.name === name)?.default;
  return typeof held === 'string' ? held : 'UTC';
}

function wordsOf(moment: string, timeZone: string): string {
  return new Date(moment).toLocaleString(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone === '' ? 'UTC' : timeZone,
  });
}
