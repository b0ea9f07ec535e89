import { ActionIcon, Menu, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { type User, useDeleteUser, useMakeLink, useUpdateUser } from '../api/people-queries.ts';
import { Confirmation } from '../app/confirmation.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

export interface UserMenuProps {
  readonly user: User;
  /** Somebody must be left who can administer. */
  readonly isLastAdministrator: boolean;
}

/** What an administrator can do about a person. */
export function UserMenu({ user, isLastAdministrator }: UserMenuProps) {
  const [removing, remover] = useDisclosure(false);
  const [linking, linker] = useDisclosure(false);
  const link = useMakeLink();
  const remove = useDeleteUser();
  const update = useUpdateUser();
  const isDisabled = user.status === 'disabled';
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${user.name}`} loading={update.isPending}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => {
              linker.open();
              link.mutate(user.id);
            }}
          >
            {user.status === 'invited' ? 'New invitation link' : 'Link to a new password'}
          </Menu.Item>
          <Menu.Item
            disabled={isLastAdministrator}
            onClick={() => update.mutate({ user: user.id, disabled: !isDisabled })}
          >
            {isDisabled ? 'Enable' : 'Disable'}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" disabled={isLastAdministrator} onClick={remover.open}>
            Remove
          </Menu.Item>
          {isLastAdministrator && <Menu.Label>The last administrator stays.</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={linking} onClose={linker.close} title={`A link for ${user.name}`}>
        {link.isPending && <LoadingState what="Making the link" height={90} />}
        {link.isError && <ProblemAlert error={link.error} />}
        {link.data !== undefined && (
          <Stack>
            <ShownOnce label="Link" value={link.data.url}>
              Send it to {user.email} yourself. It works once, and is not shown again; an older one no longer works.
            </ShownOnce>
          </Stack>
        )}
      </Modal>
      <Confirmation
        opened={removing}
        title={`Remove ${user.name}?`}
        label="Remove"
        pending={remove.isPending}
        error={remove.error}
        onClose={remover.close}
        onConfirm={() => remove.mutate(user.id, { onSuccess: remover.close })}
      >
        {user.email} is signed out everywhere at once and can no longer sign in. What this person did stays in the audit
        log.
      </Confirmation>
    </>
  );
}
