import { Alert, Badge, Button, Modal, Progress, Stack, Table, Text } from '@mantine/core';
import { IconRotateClockwise } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyRotation, keysQuery, type MasterKeys, useRotateKeys } from '../api/key-queries.ts';
import { useMay } from '../api/session.ts';
import { Page } from '../app/page.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { Facts } from '../states/facts.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';

/** The master keys, which wrap the keys that everything is encrypted with, and their rotation. */
export function KeysScreen() {
  const mayRotate = useMay('admin');
  const keys = useQuery({ ...keysQuery, enabled: mayRotate });
  const rehearsal = useRotateKeys();
  const rotation = keys.data?.rotation ?? null;
  const plan = rehearsal.data?.state === 'planned' ? rehearsal.data : undefined;
  if (!mayRotate) {
    return (
      <Page title="Keys">
        <EmptyState icon={IconRotateClockwise} title="An administrator looks after the keys">
          Ask one to rotate them.
        </EmptyState>
      </Page>
    );
  }
  const button = (
    <Button
      leftSection={<IconRotateClockwise size={16} aria-hidden="true" />}
      loading={rehearsal.isPending}
      disabled={rotation?.state === 'running'}
      onClick={() => rehearsal.mutate(true)}
    >
      Rotate
    </Button>
  );
  return (
    <Page
      title="Keys"
      about="Master keys wrap the keys that everything is encrypted with. They are named by ids, which tell nothing of them."
      actions={button}
    >
      {keys.isError && <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />}
      {rehearsal.isError && <ProblemAlert error={rehearsal.error} />}
      {keys.data === undefined && !keys.isError && <LoadingState what="Loading keys" />}
      {rotation !== null && <RotationState rotation={rotation} />}
      {keys.data !== undefined && <KeyTable keys={keys.data} />}
      {plan !== undefined && <RotationDialog plan={plan} onClose={rehearsal.reset} />}
    </Page>
  );
}

const looks = {
  wraps: { color: 'green', text: 'Wraps' },
  opens: { color: 'azure', text: 'Being rotated away' },
  retired: { color: 'gray', text: 'Not used any more' },
  unused: { color: 'gray', text: 'Not used yet' },
} as const;

function KeyTable({ keys: { keys, nodes } }: { readonly keys: MasterKeys }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Key</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th ta="right">Keys it wraps</Table.Th>
            <Table.Th>Where</Table.Th>
            <Table.Th>Servers without it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map(({ id, state, dataKeys, whereabouts }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Text size="sm" ff="monospace">
                  {id}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge color={looks[state].color} variant="light">
                  {looks[state].text}
                </Badge>
              </Table.Td>
              <Table.Td ta="right">{dataKeys}</Table.Td>
              <Table.Td>{whereabouts ?? 'not on this server'}</Table.Td>
              <Table.Td>
                {nodes
                  .filter(({ keys: known }) => !known.includes(id))
                  .map(({ name }) => name)
                  .join(', ') || '–'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const phases = {
  making: 'Making the new key',
  waiting: 'Waiting for servers that have not the new key',
  rewrapping: 'Wrapping',
  verifying: 'Opening everything with the new key',
  finishing: 'Dropping the old keys',
} as const;

function RotationState({ rotation }: { readonly rotation: KeyRotation }) {
  const { state, phase, dataKeys, waitingFor, problem, hint, newKey, oldKeys, oldKeysDropped, next } = rotation;
  if (state === 'running') {
    const done = dataKeys.toRewrap === 0 ? 0 : (100 * dataKeys.rewrapped) / dataKeys.toRewrap;
    return (
      <Alert color={problem === null ? 'azure' : 'yellow'} title={`${phases[phase ?? 'making']} …`} role="status">
        <Stack gap="xs">
          <Progress value={phase === 'verifying' || phase === 'finishing' ? 100 : done} aria-label="Keys wrapped" />
          <Text size="sm">
            {dataKeys.rewrapped} of {dataKeys.toRewrap} keys wrapped. Calls go on.
          </Text>
          {waitingFor.length > 0 && (
            <Text size="sm">Give the new key to: {waitingFor.map(({ name }) => name).join(', ')}. Or stop them.</Text>
          )}
          {problem !== null && (
            <Text size="sm">
              {problem} {hint}
            </Text>
          )}
        </Stack>
      </Alert>
    );
  }
  if (state === 'failed') {
    return (
      <Alert color="red" title="The rotation could not be finished" role="alert">
        {problem} {hint}
      </Alert>
    );
  }
  return (
    <Facts
      facts={[
        ['Last rotated', <Moment key="at" at={rotation.endedAt} />],
        ['By', rotation.startedBy?.name],
        ['To', newKey],
        ['Opened with it alone', dataKeys.verified === 1 ? '1 key' : `${dataKeys.verified} keys`],
        [oldKeysDropped ? 'Dropped' : 'May be taken away', oldKeys.join(', ')],
        ['Next', next],
      ]}
    />
  );
}

function RotationDialog({ plan, onClose }: { readonly plan: KeyRotation; readonly onClose: () => void }) {
  const rotate = useRotateKeys();
  const { newKey, oldKeys, dataKeys, waitingFor } = plan;
  const idle = oldKeys.length === 0 && dataKeys.toRewrap === 0;
  return (
    <Modal opened onClose={onClose} title="Rotate the master key?">
      <Stack>
        <Text size="sm">
          {idle
            ? 'There is no other key to rotate to. Put a new key before this one, on every server, and come back.'
            : `${dataKeys.toRewrap} ${dataKeys.toRewrap === 1 ? 'key is' : 'keys are'} wrapped with ${newKey ?? 'a new key'}, while calls go on. All of them open with the keys that they have now.`}
        </Text>
        {oldKeys.length > 0 && <Text size="sm">Then nothing uses {oldKeys.join(', ')} any more.</Text>}
        {waitingFor.length > 0 && (
          <Text size="sm">
            It waits for servers that have not the new key: {waitingFor.map(({ name }) => name).join(', ')}.
          </Text>
        )}
        {rotate.error !== null && <ProblemAlert error={rotate.error} />}
        <Button
          disabled={idle}
          loading={rotate.isPending}
          onClick={() => rotate.mutate(false, { onSuccess: onClose })}
          style={{ alignSelf: 'flex-end' }}
        >
          Rotate now
        </Button>
      </Stack>
    </Modal>
  );
}
