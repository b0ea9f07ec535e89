import { Card, Center, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Mark } from '../theme/mark.tsx';

/** The frame of the screens outside the console: the mark, a title, one card. */
export function SignInFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Tandem`;
  }, [title]);
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w="100%" maw={380} gap="lg">
        <Stack align="center" gap="sm">
          <Mark size={44} />
          <Title order={1}>{title}</Title>
        </Stack>
        <Card withBorder padding="lg" radius="md">
          {children}
        </Card>
      </Stack>
    </Center>
  );
}
