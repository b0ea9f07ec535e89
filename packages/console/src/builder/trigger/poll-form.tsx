import { Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useBuilder } from '../builder-context.ts';
import type { TriggerOf } from '../document/cycle-document.ts';
import { sourceOfSlot } from '../method-sources.ts';
import { MethodChoice } from '../step-form/method-choice.tsx';
import { MethodInput } from '../step-form/method-input.tsx';

export interface PollFormProps {
  readonly trigger: TriggerOf<'poll'>;
  readonly set: (members: Readonly<Record<string, unknown>>) => void;
}

/** New and changed records of a list, looked for every so often. Where the first look begins is a choice that must be made. */
export function PollForm({ trigger, set }: PollFormProps) {
  const { draft, sources, problems } = useBuilder();
  const source = sourceOfSlot(sources.sources, draft.document, draft.bindings, trigger.connector);
  const { firstRun } = trigger;
  const chosen = typeof firstRun === 'object' ? 'from' : firstRun;
  return (
    <Stack gap="md">
      <MethodChoice
        connector={trigger.connector}
        method={trigger.method}
        auth={trigger.auth}
        listsOnly
        error={problems.find(({ at }) => at === 'trigger.method')?.detail}
        onChange={set}
      />
      {trigger.method !== '' && (
        <MethodInput
          base="trigger.input"
          step={undefined}
          source={source}
          method={trigger.method}
          value={trigger.input}
          onChange={(input) => set({ input })}
        />
      )}
      <Radio.Group
        label="The first run takes"
        description="There is no right answer for all: choose one."
        withAsterisk
        value={chosen ?? ''}
        error={chosen === undefined ? 'Choose where it begins.' : undefined}
        onChange={(value) => set({ firstRun: value === 'from' ? { from: new Date().toISOString() } : value })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="now" label="Only what changes from now on" />
          <Radio value="everything" label="Everything that is there" />
          <Radio value="from" label="What changed since a date" />
        </Stack>
      </Radio.Group>
      {typeof firstRun === 'object' && (
        <DateTimePicker
          label="Since"
          value={new Date(firstRun.from)}
          onChange={(picked) => {
            if (picked !== null) set({ firstRun: { from: new Date(picked).toISOString() } });
          }}
        />
      )}
      <Group grow align="flex-start">
        <NumberInput
          label="Every (minutes)"
          min={1}
          max={10_080}
          value={trigger.everyMinutes}
          onChange={(value) => set({ everyMinutes: typeof value === 'number' ? value : 15 })}
        />
        <NumberInput
          label="Looks back (minutes)"
          min={0}
          max={1_440}
          value={trigger.overlapMinutes ?? 10}
          onChange={(value) => set({ overlapMinutes: typeof value === 'number' ? value : undefined })}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label="Checkpoint"
          placeholder="records"
          value={trigger.checkpoint ?? ''}
          onChange={({ currentTarget }) =>
            set({ checkpoint: currentTarget.value === '' ? undefined : currentTarget.value })
          }
        />
        <NumberInput
          label="Records at the same time"
          min={1}
          max={50}
          value={trigger.concurrency ?? 1}
          onChange={(value) => set({ concurrency: typeof value === 'number' && value > 1 ? value : undefined })}
        />
      </Group>
    </Stack>
  );
}
