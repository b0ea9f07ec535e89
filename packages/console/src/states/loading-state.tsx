import { Center, Loader, Stack, Text } from '@mantine/core';

/** Says what is being waited for; keeps its height, so that nothing jumps when the answer comes. */
export function LoadingState({ what, height = 240 }: { readonly what: string; readonly height?: number }) {
  return (
    <Center mih={height} role="status" aria-live="polite">
      <Stack align="center" gap="xs">
        <Loader size="sm" type="dots" aria-hidden="true" />
        <Text c="dimmed" size="sm">
          {what}
        </Text>
      </Stack>
    </Center>
  );
}
