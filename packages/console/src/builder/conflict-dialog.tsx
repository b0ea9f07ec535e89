import { Button, Group, Modal, Stack, Text } from '@mantine/core';

export interface ConflictDialogProps {
  readonly pending: boolean;
  readonly onOverwrite: () => void;
  readonly onLoad: () => void;
  readonly onClose: () => void;
}

/** Somebody else saved in the meantime: a person decides whose draft stays. */
export function ConflictDialog({ pending, onOverwrite, onLoad, onClose }: ConflictDialogProps) {
  return (
    <Modal opened onClose={onClose} title="Somebody else saved this draft">
      <Stack>
        <Text size="sm">
          It was changed since you opened it. Save yours over it, or load theirs and lose what you changed. To keep
          both, copy yours from the JSON view first.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Decide later
          </Button>
          <Button variant="default" onClick={onLoad}>
            Load theirs
          </Button>
          <Button color="red" onClick={onOverwrite} loading={pending}>
            Save mine over it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
