import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { secondFactorQuery } from '../api/second-factor-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { Moment } from '../states/moment.tsx';
import { DisableSecondFactorDialog } from './disable-second-factor-dialog.tsx';
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx';
import { SetUpSecondFactorDialog } from './set-up-second-factor-dialog.tsx';

/** One's own second factor: what it is, and the ways to set it up and to leave it. */
export function SecondFactorSection() {
  const factor = useQuery(secondFactorQuery);
  const [dialog, setDialog] = useState<'setUp' | 'renew' | 'disable' | undefined>();
  const close = () => setDialog(undefined);
  return (
    <Stack component="section" aria-labelledby="second-factor">
      <Title order={2} id="second-factor">
        Second factor
      </Title>
      <AnswerOf query={factor} waiting="Loading the second factor">
        {({ on, since, recoveryCodesLeft }) =>
          on ? (
            <>
              <Text size="sm">
                Signing in with your password asks for a code of your authenticator, set up <Moment at={since} />.{' '}
                {recoveryCodesLeft === 1 ? '1 recovery code is' : `${recoveryCodesLeft} recovery codes are`} left.
              </Text>
              <Group>
                <Button variant="default" onClick={() => setDialog('renew')}>
                  New recovery codes
                </Button>
                <Button variant="subtle" color="red" onClick={() => setDialog('disable')}>
                  Turn off
                </Button>
              </Group>
            </>
          ) : (
            <>
              <Text size="sm" c="dimmed">
                Off. With it, a password alone opens nothing: signing in also asks for a code of an authenticator on
                your phone.
              </Text>
              <Group>
                <Button variant="default" onClick={() => setDialog('setUp')}>
                  Set up
                </Button>
              </Group>
            </>
          )
        }
      </AnswerOf>
      {dialog === 'setUp' && <SetUpSecondFactorDialog onClose={close} />}
      {dialog === 'renew' && <RecoveryCodesDialog onClose={close} />}
      {dialog === 'disable' && <DisableSecondFactorDialog onClose={close} />}
    </Stack>
  );
}
