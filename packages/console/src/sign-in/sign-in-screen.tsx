import { Button, Divider, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../api/session.ts';
import { type SignInAnswer, waysToSignInQuery } from '../api/sign-in-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { ProblemCard } from '../states/problem-alert.tsx';
import { CodeScreen } from './code-screen.tsx';
import { LinkScreen } from './link-screen.tsx';
import { heldLink, secretInAddress } from './opened-link.ts';
import { PasswordForm } from './password-form.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

type Step = 'link' | 'ways' | 'code';

/**
 * Signing in: by a one-time link where the address carries one or this tab has opened one, else by what the server offers; then the code,
 * where one is wanted.
 */
export function SignInScreen() {
  const [step, setStep] = useState<Step>(() =>
    secretInAddress() !== undefined || heldLink() !== undefined ? 'link' : 'ways',
  );
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const enter = async (answer: SignInAnswer) => {
    if (answer.kind === 'secondFactor') {
      setStep('code');
      return;
    }
    queryClient.setQueryData(meQuery.queryKey, answer);
    await navigate({ href: to ?? '/library' });
  };
  const begin = () => setStep('ways');
  if (step === 'link') {
    return <LinkScreen onAnswer={enter} onGiveUp={begin} />;
  }
  return step === 'code' ? <CodeScreen onAnswer={enter} onRestart={begin} /> : <WaysScreen onAnswer={enter} />;
}

function WaysScreen({ onAnswer }: { readonly onAnswer: (answer: SignInAnswer) => Promise<void> }) {
  const { to, problem } = useSearch({ from: '/sign-in' });
  const ways = useQuery(waysToSignInQuery(problem));
  return (
    <SignInFrame title="Sign in">
      <AnswerOf query={ways} waiting="Asking how to sign in">
        {({ password, oidc, problem: told }) => (
          <Stack>
            {told !== null && (
              <ProblemCard
                problem={{ type: 'about:blank', title: 'You are not signed in', status: 0, code: 'signIn', ...told }}
              />
            )}
            {oidc !== null && (
              <Button
                component="a"
                href={addressOf(to, told !== null)}
                variant={password ? 'default' : 'filled'}
                fullWidth
              >
                Sign in with {oidc.name}
              </Button>
            )}
            {oidc !== null && password && <Divider label="or" />}
            {password && <PasswordForm onAnswer={onAnswer} />}
          </Stack>
        )}
      </AnswerOf>
    </SignInFrame>
  );
}

/** Where single sign-on begins. After one that did not end well the provider should not silently send the same person again. */
function addressOf(to: string | undefined, anew: boolean): string {
  const query = new URLSearchParams({ ...(to !== undefined && { to }), ...(anew && { anew: 'true' }) }).toString();
  return `/v1/sign-in/oidc${query === '' ? '' : `?${query}`}`;
}
