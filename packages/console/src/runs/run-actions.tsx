import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerStop, IconRepeat } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useReplayRun } from '../api/run-list-queries.ts';
import { cancelRun, hasEnded, type RunDetail } from '../api/run-queries.ts';
import { useMay } from '../api/session.ts';
import { Confirmation } from '../app/confirmation.tsx';
import { ReplayDialog } from './replay-dialog.tsx';

/** Cancel while it goes on; replay. */
export function RunActions({ run }: { readonly run: RunDetail }) {
  const mayChange = useMay('builder');
  if (!mayChange) return null;
  return (
    <>
      {!hasEnded(run) && <Cancel run={run} />}
      <Replay run={run} />
    </>
  );
}

function Cancel({ run }: { readonly run: RunDetail }) {
  const queryClient = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const cancel = useMutation({
    mutationFn: () => cancelRun(run.account, run.id),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: ['runs', run.account] });
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden="true" />} onClick={open}>
        Cancel
      </Button>
      <Confirmation
        opened={opened}
        title="Cancel the run?"
        label="Cancel the run"
        pending={cancel.isPending}
        error={cancel.error}
        onClose={close}
        onConfirm={() => cancel.mutate()}
      >
        Steps that are under way come to their end, and nothing else begins. What was written stays.
      </Confirmation>
    </>
  );
}

function Replay({ run }: { readonly run: RunDetail }) {
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const replay = useReplayRun(run.account, run.id);
  return (
    <>
      <Button variant="default" leftSection={<IconRepeat size={16} aria-hidden="true" />} onClick={open}>
        Replay
      </Button>
      {opened && (
        <ReplayDialog
          account={run.account}
          run={run.id}
          about="run"
          value={run.event}
          pending={replay.isPending}
          error={replay.error}
          onClose={close}
          onReplay={(wish) =>
            replay.mutate(wish, {
              onSuccess: ({ id }) => {
                close();
                void navigate({ to: '/accounts/$account/runs/$run', params: { account: run.account, run: id } });
              },
            })
          }
        />
      )}
    </>
  );
}
