import { ActionIcon, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type EventEndpoint,
  useDeleteEventEndpoint,
  useRotateEventSecret,
  useUpdateEventEndpoint,
} from '../api/event-queries.ts';
import { Confirmation } from '../app/confirmation.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

/** What can be done with an endpoint. */
export function EventEndpointMenu({ endpoint }: { readonly endpoint: EventEndpoint }) {
  const update = useUpdateEventEndpoint();
  const [asking, ask] = useState<'delete' | 'secret'>();
  const close = () => ask(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Actions for ${endpoint.name}`}
            loading={update.isPending}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => update.mutate({ endpoint: endpoint.id, enabled: !endpoint.enabled })}>
            {endpoint.enabled ? 'Switch off' : 'Switch on'}
          </Menu.Item>
          {endpoint.kind === 'webhook' && <Menu.Item onClick={() => ask('secret')}>New secret</Menu.Item>}
          <Menu.Item color="red" onClick={() => ask('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {update.isError && (
        <Modal opened onClose={update.reset} title={endpoint.name}>
          <ProblemAlert error={update.error} />
        </Modal>
      )}
      {asking === 'delete' && <Deletion endpoint={endpoint} onClose={close} />}
      {asking === 'secret' && <NewSecret endpoint={endpoint} onClose={close} />}
    </>
  );
}

interface Asked {
  readonly endpoint: EventEndpoint;
  readonly onClose: () => void;
}

function Deletion({ endpoint, onClose }: Asked) {
  const remove = useDeleteEventEndpoint();
  return (
    <Confirmation
      opened
      title={`Delete ${endpoint.name}?`}
      label="Delete endpoint"
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate(endpoint.id, { onSuccess: onClose })}
    >
      It is told of nothing any more, and the log of what it was told goes with it.
    </Confirmation>
  );
}

function NewSecret({ endpoint, onClose }: Asked) {
  const rotate = useRotateEventSecret();
  return (
    <Modal opened onClose={onClose} title={`A new secret for ${endpoint.name}`} closeOnClickOutside={false}>
      <Stack>
        {rotate.isError && <ProblemAlert error={rotate.error} />}
        {rotate.data === undefined ? (
          <Text size="sm">For 24 hours webhooks carry the signatures of both, so that you can change over.</Text>
        ) : (
          <ShownOnce label="Secret" value={rotate.data.secret}>
            Copy it now: it is not shown again.
          </ShownOnce>
        )}
        <Group justify="flex-end">
          {rotate.data === undefined ? (
            <>
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button loading={rotate.isPending} onClick={() => rotate.mutate(endpoint.id)}>
                Make a new secret
              </Button>
            </>
          ) : (
            <Button onClick={onClose}>Done</Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
