import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Cycle } from '../api/cycle-queries.ts';
import { useStartRun } from '../api/run-list-queries.ts';
import { JsonText, readJson } from '../records/json-text.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { sampleOf } from './cycle-needs.ts';

/** Asks with what event the live version is run, and shows the run. */
export function RunByHand({ cycle, onClose }: { readonly cycle: Cycle; readonly onClose: () => void }) {
  const [text, setText] = useState(() => JSON.stringify(sampleOf(cycle.draft) ?? {}, null, 2));
  const start = useStartRun(cycle.account, cycle.id);
  const navigate = useNavigate();
  const read = readJson(text);
  return (
    <Modal opened onClose={onClose} title={`Run ${cycle.name}`}>
      <Stack>
        <Text size="sm">Version {cycle.liveVersion} is executed for real, with this event.</Text>
        <JsonText label="Event" description="Steps find it at trigger." text={text} onChange={setText} />
        {start.error !== null && <ProblemAlert error={start.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={start.isPending}
            disabled={!read.ok}
            onClick={() => {
              if (!read.ok) return;
              start.mutate(read.value, {
                onSuccess: ({ id }) =>
                  navigate({ to: '/accounts/$account/runs/$run', params: { account: cycle.account, run: id } }),
              });
            }}
          >
            Run
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
