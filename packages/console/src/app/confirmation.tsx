import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../states/problem-alert.tsx';

export interface ConfirmationProps {
  readonly opened: boolean;
  readonly title: string;
  /** On the button that does it. */
  readonly label: string;
  /** What happens. */
  readonly children: ReactNode;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asks before something is taken away. */
export function Confirmation({
  opened,
  title,
  label,
  children,
  pending,
  error,
  onClose,
  onConfirm,
}: ConfirmationProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack>
        <Text size="sm">{children}</Text>
        {error !== null && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" onClick={onConfirm} loading={pending}>
            {label}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
