import { Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useDisableSecondFactor } from '../api/second-factor-queries.ts';
import { CodeForm } from './code-form.tsx';

/** Turns the second factor off, by password and code. */
export function DisableSecondFactorDialog({ onClose }: { readonly onClose: () => void }) {
  const disable = useDisableSecondFactor();
  return (
    <Modal opened onClose={onClose} title="Turn the second factor off?">
      <Stack>
        <Text size="sm">Your password alone signs you in then. A recovery code does in place of a code, too.</Text>
        <CodeForm
          asks={['password', 'code']}
          label="Turn off"
          color="red"
          pending={disable.isPending}
          error={disable.error}
          onCancel={onClose}
          onSubmit={async (proof) => {
            await disable.mutateAsync(proof);
            notifications.show({ message: 'Your second factor is off.', color: 'green' });
            onClose();
          }}
        />
      </Stack>
    </Modal>
  );
}
