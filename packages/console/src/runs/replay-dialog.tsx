import { Button, Group, Modal, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ReplayWish, runDocumentQuery } from '../api/run-list-queries.ts';
import { JsonText, readJson } from '../records/json-text.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { outlineOf } from './outline.ts';

export interface ReplayDialogProps {
  readonly account: string;
  readonly run: string;
  /** What is done again. */
  readonly about: 'run' | 'transaction';
  /** The event or the record that it began with. */
  readonly value: unknown;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onReplay: (wish: ReplayWish) => void;
}

const words = {
  run: {
    title: 'Replay the run',
    label: 'Event',
    intro: 'A new run is made. Its steps are executed for real; what the first run has written is not undone.',
  },
  transaction: {
    title: 'Replay the transaction',
    label: 'Record',
    intro: 'A new run of this one record is made. Its steps are executed for real; what was written is not undone.',
  },
} as const;

/** Asks from which step and with what something is done again. */
export function ReplayDialog({ account, run, about, value, pending, error, onClose, onReplay }: ReplayDialogProps) {
  const document = useQuery(runDocumentQuery(account, run));
  const [original] = useState(() => JSON.stringify(value ?? null, null, 2));
  const [text, setText] = useState(original);
  const [from, setFrom] = useState<string | null>(null);
  const [version, setVersion] = useState<'same' | 'live'>('same');
  const steps = outlineOf(document.data?.document).filter(({ key }) => key !== '_poll');
  const read = readJson(text);
  const { title, label, intro } = words[about];
  const replay = () => {
    if (!read.ok) return;
    onReplay({
      from: from ?? undefined,
      version: about === 'run' ? version : undefined,
      // What nobody changed is taken over as it is kept.
      ...(text !== original && { value: read.value }),
    });
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Stack>
        <Text size="sm">{intro}</Text>
        <Select
          label="From step"
          description="What the steps before it gave is taken over."
          placeholder="The first"
          clearable
          data={steps.map((step) => ({ value: step.key, label: `${step.title} (${step.key})` }))}
          value={from}
          onChange={setFrom}
        />
        {about === 'run' && (
          <Stack gap={4}>
            <Text size="sm" fw={550} component="span">
              Version
            </Text>
            <SegmentedControl
              aria-label="Version"
              value={version}
              onChange={(chosen) => setVersion(chosen === 'live' ? 'live' : 'same')}
              data={[
                { value: 'same', label: 'The same as then' },
                { value: 'live', label: 'What is live now' },
              ]}
            />
          </Stack>
        )}
        <JsonText label={label} text={text} onChange={setText} />
        {error !== null && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={pending} disabled={!read.ok} onClick={replay}>
            Replay
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
