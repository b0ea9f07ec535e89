import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type Me, meQuery, useUpdateMe } from '../api/session.ts';
import { Page } from '../app/page.tsx';
import { useLeaveGuard } from '../app/use-leave-guard.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** One's own name, password, second factor, and where one is signed in. */
export function ProfileScreen() {
  const me = useQuery(meQuery);
  return (
    <Page title="Profile">
      <AnswerOf query={me} waiting="Loading the profile">
        {(data) => (
          <Stack gap="xl" maw={420}>
            <NameForm me={data} />
            {data.hasPassword && <PasswordForm />}
            {data.hasPassword && <SecondFactorSection />}
            <SessionsSection />
          </Stack>
        )}
      </AnswerOf>
    </Page>
  );
}

const roles = {
  viewer: 'Viewer: reads everything but secrets, and executes methods that read.',
  builder: 'Builder: also sets up and installs connectors, and executes all methods.',
  admin: 'Administrator: also manages people and tokens.',
} as const;

function NameForm({ me }: { readonly me: Me }) {
  const update = useUpdateMe();
  const form = useForm({
    initialValues: { name: me.name },
    validate: { name: (value) => (value.trim() === '' ? 'Enter your name.' : null) },
  });
  useLeaveGuard(form.isDirty() && !update.isPending);
  return (
    <form
      noValidate
      aria-label="Name"
      onSubmit={form.onSubmit(({ name }) =>
        update.mutate(
          { name: name.trim() },
          {
            onSuccess(saved) {
              form.setInitialValues({ name: saved.name });
              form.reset();
              notifications.show({ message: 'Your name is saved.', color: 'green' });
            },
          },
        ),
      )}
    >
      <Stack>
        {update.isError && <ProblemAlert error={update.error} />}
        <TextInput label="Name" autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label="E-mail" value={me.email ?? ''} readOnly description="An administrator can change it." />
        <Text size="sm" c="dimmed">
          {roles[me.role]}
        </Text>
        <Group>
          <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
            Save name
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PasswordForm() {
  const update = useUpdateMe();
  const form = useForm({
    initialValues: { currentPassword: '', password: '' },
    validate: {
      currentPassword: (value) => (value === '' ? 'Enter your present password.' : null),
      password: (value) => (value.length < 10 ? 'Use at least 10 characters; a few words do well.' : null),
    },
  });
  useLeaveGuard(form.isDirty() && !update.isPending);
  return (
    <form
      noValidate
      aria-label="Password"
      onSubmit={form.onSubmit((values) =>
        update.mutate(values, {
          onSuccess() {
            form.reset();
            notifications.show({ message: 'Your password is changed; other sessions have ended.', color: 'green' });
          },
          onError(error) {
            for (const { field, detail } of documentOf(error).errors ?? []) {
              form.setFieldError(field, detail);
            }
          },
        }),
      )}
    >
      <Stack>
        <Title order={2}>Password</Title>
        {update.isError && <ProblemAlert error={update.error} shownFields={['currentPassword', 'password']} />}
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description="At least 10 characters. All your other sessions end."
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Group>
          <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
