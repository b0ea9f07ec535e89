import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { type Cycle, useCycleAction } from '../api/cycle-queries.ts';
import { useBuilder } from './builder-context.ts';
import { PrerequisitesDialog } from './prerequisites-dialog.tsx';

export interface CycleActionsProps {
  readonly cycle: Cycle;
  /** Saves what has changed, and tells whether that worked. */
  readonly ready: () => Promise<boolean>;
}

const done = {
  publish: 'The draft is live.',
  enable: 'The cycle is enabled.',
  disable: 'The cycle is disabled. Runs that have begun come to their end.',
} as const;

/** Publish, enable and disable; what stands in the way is listed with where it is mended. */
export function CycleActions({ cycle, ready }: CycleActionsProps) {
  const { problems } = useBuilder();
  const action = useCycleAction(cycle.account, cycle.id);
  const [asked, setAsked] = useState<'publish' | 'enable' | 'disable'>('publish');
  const [failed, setFailed] = useState(false);
  const hasErrors = problems.some(({ level }) => level === 'error');
  const act = async (wanted: typeof asked) => {
    setAsked(wanted);
    if (wanted === 'publish' && !(await ready())) return;
    action.mutate(wanted, {
      onSuccess: () => {
        setFailed(false);
        notifications.show({ message: done[wanted] });
      },
      onError: () => setFailed(true),
    });
  };
  const isPending = (wanted: typeof asked) => action.isPending && asked === wanted;
  return (
    <>
      <Button
        size="xs"
        variant={cycle.liveVersion === null || cycle.changedSinceLive ? 'filled' : 'default'}
        loading={isPending('publish')}
        disabled={hasErrors}
        title={hasErrors ? 'Mend the problems first' : 'Makes the draft what runs'}
        onClick={() => void act('publish')}
      >
        Publish
      </Button>
      {cycle.enabled ? (
        <Button size="xs" variant="default" loading={isPending('disable')} onClick={() => void act('disable')}>
          Disable
        </Button>
      ) : (
        <Button
          size="xs"
          variant={cycle.liveVersion !== null && !cycle.changedSinceLive ? 'filled' : 'default'}
          loading={isPending('enable')}
          onClick={() => void act('enable')}
        >
          Enable
        </Button>
      )}
      {failed && (
        <PrerequisitesDialog
          cycle={cycle}
          title={asked === 'publish' ? 'It cannot be published yet' : 'It cannot start yet'}
          error={action.error}
          prerequisites={asked === 'enable' ? cycle.prerequisites : []}
          onClose={() => setFailed(false)}
          onPublish={() => {
            setFailed(false);
            void act('publish');
          }}
        />
      )}
    </>
  );
}
