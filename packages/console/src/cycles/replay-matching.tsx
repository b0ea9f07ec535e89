import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useReplayMatching } from '../api/run-list-queries.ts';
import { endOfDay, startOfDay } from '../filters/day-range.ts';
import { type RunSearch, runStates } from '../runs/run-search.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';

export interface ReplayMatchingProps {
  readonly account: string;
  readonly cycle: string;
  readonly search: RunSearch;
  readonly onClose: () => void;
}

/** Asks before every run that fits the filters is done again. */
export function ReplayMatching({ account, cycle, search, onClose }: ReplayMatchingProps) {
  const replay = useReplayMatching(account, cycle);
  const [version, setVersion] = useState<'same' | 'live'>('live');
  const { state, from, to, trigger } = search;
  const stateName = runStates.find((each) => each.state === state)?.label.toLowerCase();
  return (
    <Modal opened onClose={onClose} title="Replay all that match">
      <Stack>
        <Text size="sm">
          Each run of this cycle that has ended
          {stateName === undefined ? '' : ` as ${stateName}`}
          {from === undefined ? '' : `, begun from ${from}${to === undefined ? '' : ` to ${to}`}`} is done again from
          its first step, with what triggered it. Runs that were replayed before are left out. What the runs have
          written is not undone.
        </Text>
        {trigger !== undefined && (
          <Alert color="yellow" variant="light">
            The filter on what started a run does not count here: all triggers are replayed.
          </Alert>
        )}
        <SegmentedControl
          aria-label="Version"
          value={version}
          onChange={(chosen) => setVersion(chosen === 'live' ? 'live' : 'same')}
          data={[
            { value: 'live', label: 'What is live now' },
            { value: 'same', label: 'The same as then' },
          ]}
        />
        {replay.error !== null && <ProblemAlert error={replay.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={replay.isPending}
            onClick={() =>
              replay.mutate(
                { state, from: startOfDay(from), to: endOfDay(to ?? from), version },
                {
                  onSuccess: ({ count }) => {
                    notifications.show({
                      color: 'green',
                      message:
                        count === 0
                          ? 'No run matches that was not replayed before.'
                          : `${count === 1 ? '1 run is' : `${count} runs are`} done again.`,
                    });
                    onClose();
                  },
                },
              )
            }
          >
            Replay
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
