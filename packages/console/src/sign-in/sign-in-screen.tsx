import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { answered } from '@tandem/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { LinkScreen } from './link-screen.tsx';
import { heldLink, secretInAddress } from './opened-link.ts';
import { meQuery } from '../api/session.ts';
import { SignInFrame } from './sign-in-frame.tsx';

/** Signing in: by a one-time link where the address carries one or this tab has opened one, else by e-mail and password. */
export function SignInScreen() {
  const [byLink, setByLink] = useState(() => secretInAddress() !== undefined || heldLink() !== undefined);
  return byLink ? <LinkScreen onGiveUp={() => setByLink(false)} /> : <PasswordScreen />;
}

function PasswordScreen() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
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
    async onSuccess(me) {
      queryClient.setQueryData(meQuery.queryKey, me);
      await navigate({ href: to ?? '/library' });
    },
  });
  return (
    <SignInFrame title="Sign in">
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
    </SignInFrame>
  );
}
