import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { answered } from '@tandem/client';
import { useMutation } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import type { SignInAnswer } from '../api/sign-in-queries.ts';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export interface CodeScreenProps {
  readonly onAnswer: (answer: SignInAnswer) => Promise<void>;
  readonly onRestart: () => void;
}

/** The second step of signing in, for who has a second factor. */
export function CodeScreen({ onAnswer, onRestart }: CodeScreenProps) {
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() === '' ? 'Enter the code.' : null) },
  });
  const finish = useMutation({
    mutationFn: (body: { code: string }) => answered(api.POST('/v1/session/second-factor', { body })),
    onSuccess: onAnswer,
    onError(error) {
      for (const { field, detail } of documentOf(error).errors ?? []) {
        form.setFieldError(field, detail);
      }
    },
  });
  return (
    <SignInFrame title="Enter your code">
      <form onSubmit={form.onSubmit(({ code }) => finish.mutate({ code: code.trim() }))} noValidate>
        <Stack>
          {finish.isError && <ProblemAlert error={finish.error} shownFields={['code']} />}
          <TextInput
            label="Code"
            description="Six digits of your authenticator, or a recovery code."
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
            autoFocus
            {...form.getInputProps('code')}
          />
          <Button type="submit" loading={finish.isPending} fullWidth>
            Sign in
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={onRestart}>
            Begin again
          </Anchor>
        </Stack>
      </form>
    </SignInFrame>
  );
}
