import { Button, Card, Center, Container, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { openSetupLinkQuery, useOpenSetupLink } from '../api/setup-link-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { dropBrowser, heldBrowser, holdBrowser, linkOfPage, secretOfPage } from './link-of-page.ts';
import { SetupLinkForm } from './setup-link-form.tsx';
import { isFramed } from './tell-framing-page.ts';

/**
 * The page behind a setup link, where a customer enters its own credentials. The secret of the link is exchanged by a button, so that mail scanners
 * and previews consume nothing; afterwards the link is this tab's, which may be reloaded.
 */
export function SetupLinkPage() {
  const [browser, setBrowser] = useState(heldBrowser);
  const [isDone, setDone] = useState(false);
  if (isDone) {
    return (
      <Middle>
        <Stack align="center" gap="xs" ta="center">
          <IconCircleCheck size={32} stroke={1.6} aria-hidden="true" />
          <Title order={1}>All done</Title>
          <Text c="dimmed">
            {isFramed() ? 'You can go on in the page around this one.' : 'You can close this page.'}
          </Text>
        </Stack>
      </Middle>
    );
  }
  return browser === undefined ? (
    <OpenCard onOpened={setBrowser} />
  ) : (
    <Opened
      browser={browser}
      onDone={() => {
        dropBrowser();
        setDone(true);
      }}
    />
  );
}

function Middle({ children }: { readonly children: ReactNode }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Card withBorder padding="lg" radius="md" w="100%" maw={420}>
        {children}
      </Card>
    </Center>
  );
}

function OpenCard({ onOpened }: { readonly onOpened: (browser: string) => void }) {
  const open = useOpenSetupLink();
  if (secretOfPage() === '') {
    return (
      <Middle>
        <Stack gap="xs">
          <Title order={1}>This link is not complete, or it is over</Title>
          <Text>Open it once more as it was sent to you. If that does not help, ask for a new one.</Text>
        </Stack>
      </Middle>
    );
  }
  return (
    <Middle>
      <Stack>
        <Title order={1}>Connect your application</Title>
        <Text>This link lets you enter what is needed to connect it. It works once, in this browser.</Text>
        {open.isError && <ProblemAlert error={open.error} />}
        <Button
          fullWidth
          autoFocus
          loading={open.isPending}
          onClick={() =>
            open.mutate(
              { link: linkOfPage(), secret: secretOfPage() },
              {
                onSuccess(opened) {
                  holdBrowser(opened.browser);
                  onOpened(opened.browser);
                },
              },
            )
          }
        >
          Continue
        </Button>
      </Stack>
    </Middle>
  );
}

function Opened({ browser, onDone }: { readonly browser: string; readonly onDone: () => void }) {
  const link = useQuery(openSetupLinkQuery(browser));
  const name = link.data?.connector.name;
  useEffect(() => {
    if (name !== undefined) {
      document.title = `Connect ${name}`;
    }
  }, [name]);
  return (
    <Container component="main" size="lg" py="lg">
      <AnswerOf query={link} waiting="Loading the fields">
        {(data) => <SetupLinkForm browser={browser} link={data} onDone={onDone} />}
      </AnswerOf>
    </Container>
  );
}
