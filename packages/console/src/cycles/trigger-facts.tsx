import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Cycle, schedulePreviewQuery } from '../api/cycle-queries.ts';
import { Facts } from '../states/facts.tsx';
import { ShownOnce } from '../states/shown-once.tsx';
import { Checkpoint } from './checkpoint.tsx';
import type { CycleTrigger } from './cycle-needs.ts';

export interface TriggerFactsProps {
  readonly cycle: Cycle;
  readonly trigger: CycleTrigger;
}

/** What starts a cycle, and what is known of it: address, next firing, checkpoint. */
export function TriggerFacts({ cycle, trigger }: TriggerFactsProps) {
  return (
    <Stack gap="sm" component="section" aria-label="Trigger">
      <Title order={2}>Trigger</Title>
      <KindFacts cycle={cycle} trigger={trigger} />
    </Stack>
  );
}

function KindFacts({ cycle, trigger }: TriggerFactsProps) {
  switch (trigger.kind) {
    case 'webhook':
      return <Webhook cycle={cycle} trigger={trigger} />;
    case 'schedule':
      return <Schedule cron={trigger.cron ?? ''} timeZone={trigger.timeZone ?? 'UTC'} enabled={cycle.enabled} />;
    case 'poll':
      return (
        <Stack gap="sm">
          <Text size="sm">
            {trigger.method} is asked every {trigger.everyMinutes === 1 ? 'minute' : `${trigger.everyMinutes} minutes`};
            each record that is new or changed is a transaction.
          </Text>
          <Checkpoint cycle={cycle} name={trigger.checkpoint ?? 'records'} />
        </Stack>
      );
    default:
      return <Text size="sm">It is started by hand, by the API, or by the command line.</Text>;
  }
}

function Webhook({ cycle, trigger }: TriggerFactsProps) {
  return (
    <Stack gap="sm" maw={720}>
      {cycle.hookUrl === null ? (
        <Text size="sm" c="dimmed">
          Its address is shown to builders, since whoever knows it can start the cycle.
        </Text>
      ) : (
        <ShownOnce label="Address" value={cycle.hookUrl}>
          Whoever knows the address can start the cycle. {cycle.enabled ? '' : 'Events are taken once it is enabled.'}
        </ShownOnce>
      )}
      <Facts facts={[['Answered', trigger.answer === 'result' ? 'with the result' : 'at once']]} />
    </Stack>
  );
}

interface ScheduleProps {
  readonly cron: string;
  readonly timeZone: string;
  readonly enabled: boolean;
}

function Schedule({ cron, timeZone, enabled }: ScheduleProps) {
  const preview = useQuery(schedulePreviewQuery(cron, timeZone));
  const [next] = preview.data?.next ?? [];
  return (
    <Facts
      facts={[
        ['Schedule', <code key="cron">{cron}</code>],
        ['Time zone', timeZone],
        [
          enabled ? 'Next' : 'Next, once enabled',
          next === undefined
            ? undefined
            : new Date(next).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' }),
        ],
      ]}
    />
  );
}
