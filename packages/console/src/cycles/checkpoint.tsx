import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useSetCheckpoint } from '../api/cycle-list-queries.ts';
import type { Cycle } from '../api/cycle-queries.ts';
import { useMay } from '../api/session.ts';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';

export interface CheckpointProps {
  readonly cycle: Cycle;
  readonly name: string;
}

/** How far a poll has come, and setting it by hand. */
export function Checkpoint({ cycle, name }: CheckpointProps) {
  const known = cycle.checkpoints.find((checkpoint) => checkpoint.name === name);
  const mayChange = useMay('builder');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Group gap="sm">
      <Text size="sm" component="div">
        {known === undefined || known.at === null ? (
          'It has not polled yet; the first poll begins as its trigger says.'
        ) : (
          <>
            Seen up to {new Date(known.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })}
            {known.setBy !== null && known.setBy !== 'run' && ` · set by ${known.setBy}`}
            {known.updatedAt !== null && (
              <Text span c="dimmed" size="sm">
                {' '}
                · moved <Moment at={known.updatedAt} />
              </Text>
            )}
          </>
        )}
      </Text>
      {mayChange && (
        <Button size="compact-sm" variant="default" onClick={open}>
          Set checkpoint
        </Button>
      )}
      {opened && <CheckpointDialog cycle={cycle} name={name} at={known?.at ?? null} onClose={close} />}
    </Group>
  );
}

interface CheckpointDialogProps extends CheckpointProps {
  /** RFC 3339. */
  readonly at: string | null;
  readonly onClose: () => void;
}

function CheckpointDialog({ cycle, name, at, onClose }: CheckpointDialogProps) {
  const set = useSetCheckpoint(cycle.account, cycle.id, name);
  const [moment, setMoment] = useState<string | null>(() => (at === null ? null : localOf(at)));
  const [isPicking, setPicking] = useState(false);
  const save = (wanted: string | null) => set.mutate(wanted, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title="Set checkpoint" closeOnEscape={!isPicking}>
      <Stack>
        <Text size="sm">
          The next poll asks for what is new or changed since this moment. Set back, records since then come again, also
          those that have not changed.
        </Text>
        <DateTimePicker
          label="Records from"
          description="In your time zone."
          valueFormat="YYYY-MM-DD HH:mm:ss"
          withSeconds
          popoverProps={{ onOpen: () => setPicking(true), onClose: () => setPicking(false) }}
          value={moment}
          onChange={setMoment}
        />
        {set.error !== null && <ProblemAlert error={set.error} />}
        <Group justify="space-between">
          <Button variant="default" disabled={at === null} onClick={() => save(null)}>
            Begin again as the first poll
          </Button>
          <Button
            loading={set.isPending}
            disabled={moment === null}
            onClick={() => {
              if (moment !== null) save(new Date(moment.replace(' ', 'T')).toISOString());
            }}
          >
            Set
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A moment as a date and time of where the person is, `YYYY-MM-DD HH:mm:ss`. */
function localOf(at: string): string {
  const moment = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}
