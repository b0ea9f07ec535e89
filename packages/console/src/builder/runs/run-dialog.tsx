import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { JsonField } from '../../schema-form/json-field.tsx';
import { ProblemAlert } from '../../states/problem-alert.tsx';

export interface RunDialogProps {
  readonly sample: unknown;
  /** What to give. */
  readonly about: string;
  /** Whether the draft is saved before. */
  readonly saves: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onRun: (event: unknown) => void;
}

/** Asks with what event the draft is run. */
export function RunDialog({ sample, about, saves, pending, error, onClose, onRun }: RunDialogProps) {
  const [event, setEvent] = useState(sample);
  return (
    <Modal opened onClose={onClose} title="Run the draft">
      <Stack>
        <Text size="sm">
          The steps are executed for real, with this event.
          {saves && ' What has changed is saved before.'}
        </Text>
        <JsonField
          label="Event"
          about={about}
          path="event"
          required={false}
          error={undefined}
          value={event}
          onChange={setEvent}
        />
        {error !== null && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button data-autofocus loading={pending} onClick={() => onRun(event ?? null)}>
            Run
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
