import { Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { withoutUndefined } from '../../api/without-undefined.ts';
import type { OnError } from '../document/cycle-document.ts';

export interface ErrorPolicyProps {
  readonly value: OnError | undefined;
  readonly onChange: (value: OnError | undefined) => void;
}

const endings = [
  { value: 'endTransaction', label: 'End the transaction, and alert' },
  { value: 'skip', label: 'Skip the step and go on' },
  { value: 'endRun', label: 'End the whole run' },
] as const;

/** What happens when the step fails: further tries, and what comes after the last. */
export function ErrorPolicy({ value, onChange }: ErrorPolicyProps) {
  const retry = value?.retry === false ? 'never' : value?.retry === undefined ? 'usual' : 'own';
  const change = (changed: { [Name in keyof OnError]: OnError[Name] }) => {
    const policy = withoutUndefined({ ...value, ...changed });
    onChange(Object.keys(policy).length === 0 ? undefined : policy);
  };
  return (
    <Stack gap="xs">
      <Group grow align="flex-start" gap="xs">
        <Select
          label="Try again"
          allowDeselect={false}
          data={[
            { value: 'usual', label: 'Five times over 10 hours' },
            { value: 'own', label: 'On a schedule of its own' },
            { value: 'never', label: 'Never' },
          ]}
          value={retry}
          onChange={(chosen) =>
            change({ retry: chosen === 'never' ? false : chosen === 'own' ? { afterSeconds: [60, 600] } : undefined })
          }
        />
        <Select
          label="Then"
          allowDeselect={false}
          data={[...endings]}
          value={value?.then ?? 'endTransaction'}
          onChange={(chosen) => {
            const then = endings.find((ending) => ending.value === chosen)?.value;
            change({ then: then === 'endTransaction' ? undefined : then });
          }}
        />
      </Group>
      {typeof value?.retry === 'object' && (
        <Waits value={value.retry.afterSeconds} onChange={(afterSeconds) => change({ retry: { afterSeconds } })} />
      )}
    </Stack>
  );
}

function Waits({
  value,
  onChange,
}: {
  readonly value: readonly number[];
  readonly onChange: (value: number[]) => void;
}) {
  const [text, setText] = useState(value.join(', '));
  const read = text
    .split(/[,\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  const isWrong = read.length === 0 || read.some((seconds) => !Number.isInteger(seconds) || seconds < 1);
  return (
    <TextInput
      label="Seconds before each further try"
      value={text}
      error={isWrong ? 'Whole seconds, separated by commas.' : undefined}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const seconds = currentTarget.value
          .split(/[,\s]+/)
          .filter((part) => part !== '')
          .map(Number);
        if (seconds.length > 0 && seconds.every((each) => Number.isInteger(each) && each > 0)) onChange(seconds);
      }}
    />
  );
}
