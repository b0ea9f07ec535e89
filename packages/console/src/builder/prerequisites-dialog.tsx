import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Cycle, Prerequisite } from '../api/cycle-queries.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { useBuilder } from './builder-context.ts';
import { findStep } from './document/blocks.ts';
import { type CycleDocument, subscriptionOf } from './document/cycle-document.ts';

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
      const installation = cycle.bindings[slotAt(document, at)];
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
    case 'webhook_address_not_public':
    case 'subscription_failed':
      return open('Open the trigger', () => select({ what: 'trigger' }));
  }
}

/** The slot that a place of the document is about. */
function slotAt({ trigger, steps }: CycleDocument, at: string): string {
  const [root, name = ''] = at.split('.');
  if (root === 'trigger')
    return subscriptionOf(trigger)?.connector ?? (trigger.kind === 'poll' ? trigger.connector : '');
  const step = root === 'steps' ? findStep(steps, name) : undefined;
  if (step?.kind === 'method') return step.connector;
  return step?.kind === 'loop' && !('list' in step.over) ? step.over.connector : name;
}
