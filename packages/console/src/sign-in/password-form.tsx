import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { answered } from '@tandem/client';
import { useMutation } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import type { SignInAnswer } from '../api/sign-in-queries.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';

/** Signs in with e-mail and password. */
export function PasswordForm({ onAnswer }: { readonly onAnswer: (answer: SignInAnswer) => Promise<void> }) {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? 'Enter your e-mail address.' : null),
      password: (value) => (value === '' ? 'Enter your password.' : null),
    },
  });
  const signIn = useMutation({
    mutationFn: (values: { email: string; password: string }) => answered(api.POST('/v1/session', { body: values })),
    onSuccess: onAnswer,
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      <Stack>
        {signIn.isError && <ProblemAlert error={signIn.error} />}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
