import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Role, useInviteUser } from '../api/people-queries.ts';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { RoleSelect } from './role-select.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

interface Invitation {
  name: string;
  email: string;
  role: Role;
}

const blank: Invitation = { name: '', email: '', role: 'viewer' };

/** Invites a person: a name, an address, a role; then the link, shown this once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const invite = useInviteUser();
  const form = useForm<Invitation>({
    initialValues: blank,
    validate: {
      name: (value) => (value.trim() === '' ? 'Enter a name.' : null),
      email: (value) => (value.trim() === '' ? 'Enter an e-mail address.' : null),
    },
  });
  const invited = invite.data;
  if (invited !== undefined) {
    return (
      <Modal opened onClose={onClose} title={`${invited.name} is invited`}>
        <Stack>
          {invited.invitation === null ? (
            <Text size="sm">
              Tell {invited.email} that Tandem is at {window.location.origin}: single sign-on with this address lets
              them in.
            </Text>
          ) : (
            <ShownOnce label="Invitation link" value={invited.invitation.url}>
              Send it to {invited.email} yourself. It works once, for seven days, and is not shown again.
            </ShownOnce>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title="Invite a person">
      <form
        noValidate
        onSubmit={form.onSubmit(({ name, email, role }) =>
          invite.mutate(
            { name: name.trim(), email: email.trim(), role },
            {
              onError(error) {
                for (const { field, detail } of documentOf(error).errors ?? []) {
                  form.setFieldError(field, detail);
                }
              },
            },
          ),
        )}
      >
        <Stack>
          {invite.isError && <ProblemAlert error={invite.error} shownFields={['name', 'email', 'role']} />}
          <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
          <TextInput label="E-mail" withAsterisk type="email" autoComplete="off" {...form.getInputProps('email')} />
          <RoleSelect label="Role" value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={invite.isPending}>
              Invite
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
