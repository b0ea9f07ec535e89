import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Decision } from '../api/run-list-queries.ts';
import { JsonText, readJson } from '../records/json-text.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';

export interface DecisionDialogProps {
  /** The key of the step whose outcome is unknown. */
  readonly step: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onDecide: (decision: Decision) => void;
}

const choices = [
  {
    decision: 'happened',
    label: 'It happened',
    about: 'The record is there in the application. The transaction goes on with what you say the step gave.',
  },
  {
    decision: 'didNotHappen',
    label: 'It did not happen',
    about: 'Nothing is there. The step is done once more, and the request is sent again.',
  },
  {
    decision: 'end',
    label: 'End this transaction',
    about: 'Nothing more is done for this record; it counts as failed. Other records go on.',
  },
] as const;

/** Asks what became of a request of which only a person can find out. */
export function DecisionDialog({ step, pending, error, onClose, onDecide }: DecisionDialogProps) {
  const [decision, setDecision] = useState<Decision['decision'] | undefined>();
  const [text, setText] = useState('{\n  "id": 0\n}');
  const read = readJson(text);
  const isReady = decision !== undefined && (decision !== 'happened' || read.ok);
  const decide = () => {
    if (decision === undefined || !read.ok) return;
    onDecide({ step, decision, ...(decision === 'happened' && { output: read.value }) });
  };
  return (
    <Modal opened onClose={onClose} title={`What became of ${step}?`} size="lg">
      <Stack>
        <Text size="sm">
          Its request was sent and no answer came, so the application may have done it or not. Sending it again could do
          it twice. Look in the application, then choose.
        </Text>
        <Radio.Group
          aria-label="What happened"
          value={decision ?? null}
          onChange={(chosen) => setDecision(choices.find((each) => each.decision === chosen)?.decision)}
        >
          <Stack gap="sm">
            {choices.map(({ decision: value, label, about }) => (
              <Radio key={value} value={value} label={label} description={about} />
            ))}
          </Stack>
        </Radio.Group>
        {decision === 'happened' && (
          <JsonText
            label="What the step gave"
            description="Later steps find it in the place of the answer, such as the record with its id."
            text={text}
            onChange={setText}
          />
        )}
        {error !== null && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={pending} disabled={!isReady} onClick={decide}>
            Decide
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
