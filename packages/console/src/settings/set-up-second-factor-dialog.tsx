import { Image, Modal, Stack, Text } from '@mantine/core';
import { useConfirmSecondFactor, useOfferSecondFactor } from '../api/second-factor-queries.ts';
import { CodeForm } from './code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

/** Sets up a second factor: the password, the QR code and a first code, then the recovery codes. */
export function SetUpSecondFactorDialog({ onClose }: { readonly onClose: () => void }) {
  const offer = useOfferSecondFactor();
  const confirm = useConfirmSecondFactor();
  const codes = confirm.data?.recoveryCodes;
  const offered = offer.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={codes === undefined ? 'Set up a second factor' : 'Your recovery codes'}
      closeOnClickOutside={codes === undefined}
    >
      {codes !== undefined && <RecoveryCodes codes={codes} onDone={onClose} />}
      {codes === undefined && offered === undefined && (
        <CodeForm
          key="password"
          asks={['password']}
          label="Continue"
          pending={offer.isPending}
          error={offer.error}
          onCancel={onClose}
          onSubmit={({ password }) => offer.mutateAsync({ password })}
        />
      )}
      {codes === undefined && offered !== undefined && (
        <Stack>
          <Text size="sm">
            Scan this with an authenticator, such as the one of your password manager, or type the key.
          </Text>
          <Image
            src={`data:image/svg+xml,${encodeURIComponent(offered.qr)}`}
            alt="QR code for your authenticator"
            w={200}
            h={200}
            mx="auto"
            radius="sm"
          />
          <ShownOnce label="Key" value={offered.secret}>
            It is not shown again.
          </ShownOnce>
          <CodeForm
            key="code"
            asks={['code']}
            label="Turn on"
            pending={confirm.isPending}
            error={confirm.error}
            onCancel={onClose}
            onSubmit={({ code }) => confirm.mutateAsync({ code })}
          />
        </Stack>
      )}
    </Modal>
  );
}
