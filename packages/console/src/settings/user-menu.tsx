import { ActionIcon, Menu, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type SignInPart,
  type User,
  useDeleteUser,
  useDropOfUser,
  useMakeLink,
  useUpdateUser,
} from '../api/people-queries.ts';
import { Confirmation } from '../app/confirmation.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

export interface UserMenuProps {
  readonly user: User;
  /** Somebody must be left who can administer. */
  readonly isLastAdministrator: boolean;
}

interface Drop {
  readonly part: SignInPart;
  readonly label: string;
  readonly question: (name: string) => string;
  readonly about: string;
  readonly isThere: (user: User) => boolean;
}

/** What can be taken back of how a person signs in. */
const drops: readonly Drop[] = [
  {
    part: 'sessions',
    label: 'Sign out everywhere',
    question: (name) => `Sign ${name} out everywhere?`,
    about: 'Every browser where this person is signed in has to sign in again.',
    isThere: ({ status }) => status === 'active',
  },
  {
    part: 'second-factor',
    label: 'Reset second factor',
    question: (name) => `Reset the second factor of ${name}?`,
    about:
      'For somebody who has lost the authenticator and the recovery codes: the password alone signs in until another is set up.',
    isThere: ({ secondFactor }) => secondFactor,
  },
  {
    part: 'oidc',
    label: 'Forget single sign-on',
    question: (name) => `Forget who ${name} is at the identity provider?`,
    about:
      'For somebody with a new account there: who next comes with this verified address is taken for this person, who is signed out.',
    isThere: ({ oidc }) => oidc,
  },
];

/** What an administrator can do about a person. */
export function UserMenu({ user, isLastAdministrator }: UserMenuProps) {
  const [removing, remover] = useDisclosure(false);
  const [linking, linker] = useDisclosure(false);
  const link = useMakeLink();
  const remove = useDeleteUser();
  const update = useUpdateUser();
  const drop = useDropOfUser();
  const [dropping, setDropping] = useState<Drop | undefined>();
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
          {drops
            .filter(({ isThere }) => isThere(user))
            .map((each) => (
              <Menu.Item
                key={each.part}
                onClick={() => {
                  drop.reset();
                  setDropping(each);
                }}
              >
                {each.label}
              </Menu.Item>
            ))}
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
        opened={dropping !== undefined}
        title={dropping?.question(user.name) ?? ''}
        label={dropping?.label ?? ''}
        pending={drop.isPending}
        error={drop.error}
        onClose={() => setDropping(undefined)}
        onConfirm={() => {
          if (dropping !== undefined)
            drop.mutate({ user: user.id, part: dropping.part }, { onSuccess: () => setDropping(undefined) });
        }}
      >
        {dropping?.about}
      </Confirmation>
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
