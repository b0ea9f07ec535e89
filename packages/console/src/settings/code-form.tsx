import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';

export interface Proof {
  password: string;
  code: string;
}

export interface CodeFormProps {
  /** What is asked for; the other stays empty. */
  readonly asks: readonly (keyof Proof)[];
  /** On the button that goes on. */
  readonly label: string;
  readonly color?: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  /** Marks the fields that were wrong by what the promise is rejected with. */
  readonly onSubmit: (proof: Proof) => Promise<unknown>;
}

/** Asks who wants to change how they sign in to show that it is them: by the password, a code, or both. */
export function CodeForm({ asks, label, color, pending, error, onCancel, onSubmit }: CodeFormProps) {
  const form = useForm<Proof>({
    initialValues: { password: '', code: '' },
    validate: {
      password: (value) => (asks.includes('password') && value === '' ? 'Enter your present password.' : null),
      code: (value) => (asks.includes('code') && value.trim() === '' ? 'Enter the code.' : null),
    },
  });
  const [first] = asks;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((proof) => {
        onSubmit({ ...proof, code: proof.code.trim() }).catch((refused: unknown) => {
          for (const { field, detail } of documentOf(refused).errors ?? []) {
            form.setFieldError(field, detail);
          }
        });
      })}
    >
      <Stack>
        {error !== null && <ProblemAlert error={error} shownFields={asks} />}
        {asks.includes('password') && (
          <PasswordInput
            label="Present password"
            autoComplete="current-password"
            data-autofocus={first === 'password' || undefined}
            {...form.getInputProps('password')}
          />
        )}
        {asks.includes('code') && (
          <TextInput
            label="Code"
            description="Six digits of your authenticator."
            autoComplete="one-time-code"
            spellCheck={false}
            data-autofocus={first === 'code' || undefined}
            {...form.getInputProps('code')}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={pending} {...(color !== undefined && { color })}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
