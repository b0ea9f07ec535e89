import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Cycle, Prerequisite } from '../api/cycle-queries.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { useBuilder } from './builder-context.ts';
import { findStep } from './document/blocks.ts';

export interface PrerequisitesDialogProps {
  readonly cycle: Cycle;
  readonly title: string;
  readonly error: unknown;
  readonly prerequisites: readonly Prerequisite[];
  readonly onClose: () => void;
  readonly onPublish: () => void;
}

/** Why a cycle cannot start: each reason with the way to where it is mended. */
export function PrerequisitesDialog({
  cycle,
  title,
  error,
  prerequisites,
  onClose,
  onPublish,
}: PrerequisitesDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Stack>
        {prerequisites.length === 0 ? (
          <ProblemAlert error={error} />
        ) : (
          prerequisites.map((prerequisite) => (
            <Group
              key={`${prerequisite.code} ${prerequisite.at ?? ''}`}
              justify="space-between"
              align="flex-start"
              wrap="nowrap"
            >
              <div>
                <Text size="sm" fw={550}>
                  {prerequisite.detail}
                </Text>
                <Text size="sm" c="dimmed">
                  {prerequisite.hint}
                </Text>
              </div>
              <Remedy cycle={cycle} prerequisite={prerequisite} onClose={onClose} onPublish={onPublish} />
            </Group>
          ))
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface RemedyProps extends Pick<PrerequisitesDialogProps, 'cycle' | 'onClose' | 'onPublish'> {
  readonly prerequisite: Prerequisite;
}

function Remedy({ cycle, prerequisite: { code, at = '' }, onClose, onPublish }: RemedyProps) {
  const { select, document } = useBuilder();
  const [root, name = ''] = at.split('.');
  const open = (label: string, show: () => void) => (
    <Button
      size="compact-sm"
      variant="default"
      style={{ flex: 'none' }}
      onClick={() => {
        onClose();
        show();
      }}
    >
      {label}
    </Button>
  );
  switch (code) {
    case 'not_published':
      return open('Publish', onPublish);
    case 'connector_missing':
    case 'variable_missing':
      return open('Settings', () => select({ what: 'settings' }));
    case 'connector_not_ready':
    case 'method_unusable': {
      const step = root === 'steps' ? findStep(document.steps, name) : undefined;
      const slot = step?.kind === 'method' ? step.connector : name;
      const installation = cycle.bindings[slot];
      return installation === undefined ? null : (
        <Anchor
          component={Link}
          to={`/accounts/${cycle.account}/connectors/${installation}`}
          size="sm"
          style={{ flex: 'none' }}
        >
          Open the connector
        </Anchor>
      );
    }
    case 'document_invalid':
      return root === 'steps' ? open('Open the step', () => select({ what: 'step', key: name })) : null;
  }
}
