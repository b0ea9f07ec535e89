import { Anchor, Center } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../states/empty-state.tsx';

/** There is no screen at this address, or the thing it names is gone. */
export function NotFoundScreen() {
  return (
    <Center mih="60vh">
      <EmptyState
        icon={IconMapOff}
        title="There is nothing at this address"
        action={
          <Anchor component={Link} to="/library">
            To the Connector Library
          </Anchor>
        }
      >
        It may have been deleted, or the link may be incomplete.
      </EmptyState>
    </Center>
  );
}
