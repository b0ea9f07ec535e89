import { Modal, Stack, Text } from '@mantine/core';
import { useRenewRecoveryCodes } from '../api/second-factor-queries.ts';
import { CodeForm } from './code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Makes new recovery codes, by a code of the authenticator. */
export function RecoveryCodesDialog({ onClose }: { readonly onClose: () => void }) {
  const renew = useRenewRecoveryCodes();
  const codes = renew.data?.recoveryCodes;
  return (
    <Modal opened onClose={onClose} title="New recovery codes" closeOnClickOutside={codes === undefined}>
      {codes === undefined ? (
        <Stack>
          <Text size="sm">The codes that you have work no longer then.</Text>
          <CodeForm
            asks={['code']}
            label="Make new codes"
            pending={renew.isPending}
            error={renew.error}
            onCancel={onClose}
            onSubmit={({ code }) => renew.mutateAsync({ code })}
          />
        </Stack>
      ) : (
        <RecoveryCodes codes={codes} onDone={onClose} />
      )}
    </Modal>
  );
}
