import { ActionIcon, Anchor, Button, Group, Loader, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { cancelRun, hasEnded, type RunDetail } from '../../api/run-queries.ts';
import { StatusBadge } from '../../states/status-badge.tsx';
import classes from './run-bar.module.css';

export interface RunBarProps {
  readonly run: RunDetail;
  readonly onClose: () => void;
}

/** The run that is watched: how it stands, its transactions by how they stand, and the way to open it. */
export function RunBar({ run, onClose }: RunBarProps) {
  const ended = hasEnded(run);
  const cancel = useMutation({ mutationFn: () => cancelRun(run.account, run.id) });
  const counts = Object.entries(run.transactions).map(([state, count]) => `${count} ${state}`);
  return (
    <section className={classes.bar} aria-label="Watched run">
      <Group gap="sm" role="status">
        {!ended && <Loader size={14} type="dots" aria-hidden="true" />}
        <Text size="sm" fw={550}>
          Run of the draft
        </Text>
        <StatusBadge status={run.state} />
        <Text size="sm" c="dimmed">
          {counts.join(' · ')}
          {run.waitingFor !== null && ` · waits for ${run.waitingFor}`}
        </Text>
      </Group>
      {typeof run.error?.['detail'] === 'string' && (
        <Text size="sm" c="var(--mantine-color-error)" className={classes.error}>
          {run.error['detail']}
        </Text>
      )}
      <Group gap="xs" ml="auto">
        {!ended && (
          <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            Stop
          </Button>
        )}
        <Anchor component={Link} to={`/accounts/${run.account}/runs/${run.id}`} size="sm">
          Open the run
        </Anchor>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Stop watching the run" onClick={onClose}>
          <IconX size={14} />
        </ActionIcon>
      </Group>
    </section>
  );
}
