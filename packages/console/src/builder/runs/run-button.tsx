import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useBuilder } from '../builder-context.ts';
import { subscriptionOf } from '../document/cycle-document.ts';
import { eventOf } from '../document/sample-data.ts';
import { RunDialog } from './run-dialog.tsx';

export interface RunButtonProps {
  readonly isUnsaved: boolean;
  readonly icon: ReactNode;
  /** Saves and starts; gives whether it runs. */
  readonly start: (event: unknown) => Promise<boolean>;
}

/** Runs the draft with an event that is asked for. */
export function RunButton({ isUnsaved, icon, start }: RunButtonProps) {
  const { document, samples } = useBuilder();
  const [opened, setOpened] = useState(false);
  const run = useMutation({ mutationFn: start, onSuccess: () => setOpened(false) });
  return (
    <>
      <Button variant="default" size="xs" leftSection={icon} onClick={() => setOpened(true)}>
        Run
      </Button>
      {opened && (
        <RunDialog
          sample={eventOf(document, samples)}
          about={
            subscriptionOf(document.trigger) === undefined
              ? 'As steps find it at trigger.'
              : 'As steps find it at trigger. Give the id of a record that is there as recordId: it is read before the first step.'
          }
          saves={isUnsaved}
          pending={run.isPending}
          error={run.error}
          onClose={() => setOpened(false)}
          onRun={(event) => run.mutate(event)}
        />
      )}
    </>
  );
}
