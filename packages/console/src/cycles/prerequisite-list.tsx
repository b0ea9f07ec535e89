import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Cycle, type Prerequisite, useCycleAction } from '../api/cycle-queries.ts';
import { useMay } from '../api/session.ts';
import { LinkButton } from '../app/links.tsx';
import { outlineOf } from '../runs/outline.ts';
import { documentOf } from '../states/problem-alert.tsx';
import { needsOf } from './cycle-needs.ts';

/** Why a cycle cannot start, each reason with the way to where it is mended. */
export function PrerequisiteList({ cycle }: { readonly cycle: Cycle }) {
  if (cycle.prerequisites.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
      title={cycle.enabled ? 'It does not run as it should' : 'Before it can start'}
    >
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {cycle.prerequisites.map((prerequisite) => (
          <Group key={`${prerequisite.code} ${prerequisite.at ?? ''}`} component="li" justify="space-between" gap="sm">
            <div style={{ flex: '1 1 240px' }}>
              <Text size="sm" fw={550}>
                {prerequisite.detail}
              </Text>
              <Text size="sm">{prerequisite.hint}</Text>
            </div>
            <Remedy cycle={cycle} prerequisite={prerequisite} />
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}

interface RemedyProps {
  readonly cycle: Cycle;
  readonly prerequisite: Prerequisite;
}

function Remedy({ cycle, prerequisite }: RemedyProps) {
  const mayChange = useMay('builder');
  const params = { account: cycle.account, cycle: cycle.id };
  if (!mayChange) return null;
  switch (prerequisite.code) {
    case 'not_published':
      return <Publish cycle={cycle} />;
    case 'connector_missing':
    case 'variable_missing':
      return (
        <LinkButton to="/accounts/$account/cycles/$cycle/settings" params={params} size="compact-sm" variant="default">
          Fill it in
        </LinkButton>
      );
    case 'connector_not_ready':
    case 'method_unusable':
    case 'subscription_failed': {
      const installation = cycle.bindings[slotOf(cycle, prerequisite.at ?? '')];
      return installation === undefined ? null : (
        <LinkButton
          to="/accounts/$account/connectors/$installation"
          params={{ account: cycle.account, installation }}
          size="compact-sm"
          variant="default"
        >
          Open the connector
        </LinkButton>
      );
    }
    case 'document_invalid':
      return (
        <LinkButton to="/accounts/$account/cycles/$cycle/edit" params={params} size="compact-sm" variant="default">
          Open the steps
        </LinkButton>
      );
    case 'webhook_address_not_public':
      return null;
  }
}

/** The connector that a place of the document is about. */
function slotOf({ draft }: Cycle, at: string): string {
  const [root, name = ''] = at.split('.');
  if (root === 'connectors') return name;
  const { trigger } = needsOf(draft);
  if (root === 'trigger') return trigger.subscribe?.connector ?? trigger.connector ?? '';
  return outlineOf(draft).find(({ key }) => key === name)?.connector ?? '';
}

/** Makes the draft what runs. */
export function Publish({ cycle }: { readonly cycle: Cycle }) {
  const publish = useCycleAction(cycle.account, cycle.id);
  return (
    <Button
      size="compact-sm"
      loading={publish.isPending}
      onClick={() =>
        publish.mutate('publish', {
          onSuccess: () => notifications.show({ message: 'The draft is live.', color: 'green' }),
          onError: (error) =>
            notifications.show({ color: 'red', title: 'It was not published', message: documentOf(error).detail }),
        })
      }
    >
      Publish
    </Button>
  );
}
