import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';

export interface AccountDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly initial: { readonly name: string; readonly externalId: string };
  readonly opened: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSubmit: (values: { name: string; externalId: string | null }) => void;
}

/** Names an account; used to make one and to rename one. */
export function AccountDialog({
  title,
  submitLabel,
  initial,
  opened,
  pending,
  error,
  onClose,
  onSubmit,
}: AccountDialogProps) {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { ...initial },
    validate: { name: (value) => (value.trim() === '' ? 'Give the account a name.' : null) },
  });
  const problems = new Map(
    error === null ? [] : (documentOf(error).errors ?? []).map(({ field, detail }) => [field, detail]),
  );
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ name, externalId }) =>
          onSubmit({ name: name.trim(), externalId: externalId.trim() || null }),
        )}
      >
        <Stack>
          {error !== null && <ProblemAlert error={error} shownFields={['name', 'externalId']} />}
          <TextInput
            label="Name"
            description="What your people call this customer."
            data-autofocus
            withAsterisk
            key={form.key('name')}
            {...form.getInputProps('name')}
            error={form.errors['name'] ?? problems.get('name')}
          />
          <TextInput
            label="External ID"
            description="The customer's id in your own product, if you want to find it by that."
            key={form.key('externalId')}
            {...form.getInputProps('externalId')}
            error={problems.get('externalId')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={pending}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
