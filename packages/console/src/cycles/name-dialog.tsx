import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemAlert } from '../states/problem-alert.tsx';

export interface NameDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly description: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSubmit: (name: string) => void;
}

/** Asks what something new is called. */
export function NameDialog({ title, submitLabel, description, pending, error, onClose, onSubmit }: NameDialogProps) {
  const [name, setName] = useState('');
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') onSubmit(name.trim());
        }}
      >
        <Stack>
          {error !== null && <ProblemAlert error={error} />}
          <TextInput
            label="Name"
            description={description}
            data-autofocus
            withAsterisk
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={pending} disabled={name.trim() === ''}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
