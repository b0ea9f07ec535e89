import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { ProblemAlert } from '../states/problem-alert.tsx';

export interface TypedConfirmationProps {
  /** On the button that opens the question, and on the one that answers it. */
  readonly label: string;
  readonly title: string;
  /** What must be typed. */
  readonly name: string;
  /** What goes with it. */
  readonly children: ReactNode;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
}

/** Asks before something is lost for good: the person types its name. */
export function TypedConfirmation({ label, title, name, children, pending, error, onConfirm }: TypedConfirmationProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const [typed, setTyped] = useState('');
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={title}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // A form inside a dialog of another form's page must not submit that one too.
            event.stopPropagation();
            if (typed === name) {
              onConfirm();
            }
          }}
        >
          <Stack>
            <Text size="sm">{children}</Text>
            {error !== null && <ProblemAlert error={error} />}
            <TextInput
              label={`Type ${name} to confirm`}
              data-autofocus
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" color="red" disabled={typed !== name} loading={pending}>
                {label}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
