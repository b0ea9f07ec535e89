import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Role } from '../api/people-queries.ts';
import { useCreateToken } from '../api/token-queries.ts';
import { AccountSelect } from '../filters/account-select.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { RoleSelect } from './role-select.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

interface Wishes {
  name: string;
  role: Role;
  account: string | undefined;
  /** In so many days; empty for never. */
  days: string;
}

const lifetimes = [
  { value: '7', label: 'in 7 days' },
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '365', label: 'in a year' },
  { value: '', label: 'never' },
];

const blank: Wishes = { name: '', role: 'viewer', account: undefined, days: '90' };
const dayMs = 86_400_000;

/** Makes a token; its text is shown this once. */
export function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const create = useCreateToken();
  const form = useForm<Wishes>({
    initialValues: blank,
    validate: { name: (value) => (value.trim() === '' ? 'Say what it is for.' : null) },
  });
  const made = create.data;
  if (made !== undefined) {
    return (
      <Modal opened onClose={onClose} title={`${made.name} is made`} closeOnClickOutside={false}>
        <Stack>
          <ShownOnce label="Token" value={made.token}>
            Copy it now: it is not shown again. Keep it as you would a password.
          </ShownOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title="New token">
      <form
        noValidate
        onSubmit={form.onSubmit(({ name, role, account, days }) =>
          create.mutate(
            {
              name: name.trim(),
              role,
              ...(account !== undefined && { account }),
              ...(days !== '' && { expiresAt: new Date(Date.now() + Number(days) * dayMs).toISOString() }),
            },
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
          {create.isError && (
            <ProblemAlert error={create.error} shownFields={['name', 'role', 'account', 'expiresAt']} />
          )}
          <TextInput
            label="Name"
            description="What uses it, such as Nightly export."
            withAsterisk
            data-autofocus
            {...form.getInputProps('name')}
          />
          <RoleSelect label="Role" value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          <AccountSelect
            label="Account"
            description="Bound to an account, it sees that one and nothing else."
            placeholder="All accounts"
            value={form.values.account}
            error={typeof form.errors['account'] === 'string' ? form.errors['account'] : undefined}
            onChange={(account) => form.setFieldValue('account', account)}
          />
          <Select
            label="Expires"
            data={lifetimes}
            allowDeselect={false}
            value={form.values.days}
            error={form.errors['expiresAt']}
            onChange={(days) => form.setFieldValue('days', days ?? '')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create token
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
