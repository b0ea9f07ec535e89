import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { answered, type Schema } from '@tandem/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import type { SignInAnswer } from '../api/sign-in-queries.ts';
import { LoadingState } from '../states/loading-state.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { dropLink, forgetAddress, heldLink, holdLink, secretInAddress } from './opened-link.ts';
import { SignInFrame } from './sign-in-frame.tsx';

type OpenLink = Schema<'OpenSignInLink'>;

export interface LinkScreenProps {
  readonly onAnswer: (answer: SignInAnswer) => Promise<void>;
  readonly onGiveUp: () => void;
}

/**
 * The page behind a one-time link. Its secret is exchanged by a button, so that mail scanners and previews consume nothing; afterwards the
 * link is this tab's, which may be reloaded until it is finished.
 */
export function LinkScreen({ onAnswer, onGiveUp }: LinkScreenProps) {
  const [browser, setBrowser] = useState(heldLink);
  if (browser === undefined) {
    return <OpenLinkCard onOpened={setBrowser} onGiveUp={onGiveUp} />;
  }
  return <OpenedLink browser={browser} onAnswer={onAnswer} onGiveUp={onGiveUp} />;
}

function OpenLinkCard({
  onOpened,
  onGiveUp,
}: {
  readonly onOpened: (browser: string) => void;
  readonly onGiveUp: () => void;
}) {
  const open = useMutation({
    mutationFn: () => answered(api.POST('/v1/sign-in-links/open', { body: { secret: secretInAddress() ?? '' } })),
    onSuccess(opened) {
      holdLink(opened.browser);
      forgetAddress();
      onOpened(opened.browser);
    },
  });
  return (
    <SignInFrame title="Welcome to Tandem">
      <Stack>
        <Text>This link signs you in once, in this browser.</Text>
        {open.isError && <ProblemAlert error={open.error} />}
        <Button onClick={() => open.mutate()} loading={open.isPending} autoFocus fullWidth>
          Continue
        </Button>
        <GiveUp onGiveUp={onGiveUp} />
      </Stack>
    </SignInFrame>
  );
}

function OpenedLink({ browser, onAnswer, onGiveUp }: LinkScreenProps & { readonly browser: string }) {
  const link = useQuery({
    queryKey: ['opened-link'],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/sign-in-links/current', { signal, headers: { authorization: `Bearer ${browser}` } })),
    retry: false,
  });
  if (link.data !== undefined) {
    return <FinishCard browser={browser} link={link.data} onAnswer={onAnswer} />;
  }
  return (
    <SignInFrame title="Welcome to Tandem">
      {link.isError ? (
        <Stack>
          <ProblemAlert error={link.error} />
          <GiveUp
            onGiveUp={() => {
              dropLink();
              onGiveUp();
            }}
          />
        </Stack>
      ) : (
        <LoadingState what="Opening the link" height={120} />
      )}
    </SignInFrame>
  );
}

interface FinishCardProps extends Pick<LinkScreenProps, 'onAnswer'> {
  readonly browser: string;
  readonly link: OpenLink;
}

/** What the links that a start of the server printed are for. */
const printed: Readonly<Partial<Record<OpenLink['purpose'], string>>> = {
  firstAdministrator: 'You become the first administrator of this deployment.',
  operator:
    'You run this server, and come in as an administrator. With the address of a user you come in as that user.',
};

function FinishCard({ browser, link, onAnswer }: FinishCardProps) {
  const about = printed[link.purpose];
  const choosesAddress = about !== undefined;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: link.name ?? '', email: link.email ?? '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? 'Enter your name.' : null),
      email: (value) => (choosesAddress && value.trim() === '' ? 'Enter your e-mail address.' : null),
      password: (value) => (value.length < 10 ? 'Use at least 10 characters; a few words do well.' : null),
    },
  });
  const finish = useMutation({
    mutationFn: (values: { name: string; email: string; password: string }) =>
      answered(
        api.POST('/v1/sign-in-links/finish', {
          headers: { authorization: `Bearer ${browser}` },
          body: { name: values.name, password: values.password, ...(choosesAddress && { email: values.email }) },
        }),
      ),
    async onSuccess(answer) {
      dropLink();
      await onAnswer(answer);
    },
    onError(error) {
      for (const { field, detail } of documentOf(error).errors ?? []) {
        form.setFieldError(field, detail);
      }
    },
  });
  return (
    <SignInFrame title={choosesAddress ? 'Welcome to Tandem' : 'Choose a password'}>
      <form onSubmit={form.onSubmit((values) => finish.mutate(values))} noValidate>
        <Stack>
          {choosesAddress && <Text c="dimmed">{about}</Text>}
          {finish.isError && <ProblemAlert error={finish.error} shownFields={['name', 'email', 'password']} />}
          <TextInput
            label="Name"
            autoComplete="name"
            autoFocus
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            readOnly={!choosesAddress}
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            description="At least 10 characters."
            autoComplete="new-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={finish.isPending} fullWidth>
            Start
          </Button>
        </Stack>
      </form>
    </SignInFrame>
  );
}

function GiveUp({ onGiveUp }: { readonly onGiveUp: () => void }) {
  return (
    <Anchor component="button" type="button" size="sm" onClick={onGiveUp}>
      Sign in another way
    </Anchor>
  );
}
