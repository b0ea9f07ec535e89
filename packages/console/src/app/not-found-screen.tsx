import { Anchor, Center } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { EmptyState } from '../states/empty-state.tsx';

const title = 'There is nothing at this address';

/** There is no screen at this address, or the thing it names is gone. */
export function NotFoundScreen() {
  useEffect(() => {
    document.title = `${title} · Tandem`;
  }, []);
  return (
    <Center component="main" mih="60vh">
      <EmptyState
        icon={IconMapOff}
        title={title}
        order={1}
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
