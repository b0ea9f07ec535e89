import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Cycle, schedulePreviewQuery } from '../api/cycle-queries.ts';
import { Facts } from '../states/facts.tsx';
import { ShownOnce } from '../states/shown-once.tsx';
import { Checkpoint } from './checkpoint.tsx';
import type { CycleTrigger } from './cycle-needs.ts';
import { SubscriptionFacts } from './subscription-facts.tsx';

export interface TriggerFactsProps {
  readonly cycle: Cycle;
  readonly trigger: CycleTrigger;
}

/** What starts a cycle, and what is known of it: address, subscription, next firing, checkpoint. */
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
  const { subscribe } = trigger;
  return (
    <Stack gap="sm" maw={720}>
      {subscribe === undefined ? (
        <>
          <Address cycle={cycle}>
            Whoever knows the address can start the cycle. {cycle.enabled ? '' : 'Events are taken once it is enabled.'}
          </Address>
          <Facts facts={[['Answered', trigger.answer === 'result' ? 'with the result' : 'at once']]} />
        </>
      ) : (
        <>
          <SubscriptionFacts cycle={cycle} subscribe={subscribe} />
          <Address cycle={cycle}>
            The application is told this address by itself; it is not one to hand out. What is sent there is not
            believed: the record is read again.
          </Address>
        </>
      )}
    </Stack>
  );
}

/** Where events are sent. */
function Address({ cycle, children }: { readonly cycle: Cycle; readonly children: ReactNode }) {
  return cycle.hookUrl === null ? (
    <Text size="sm" c="dimmed">
      Its address is shown to builders, since whoever knows it can start the cycle.
    </Text>
  ) : (
    <ShownOnce label="Address" value={cycle.hookUrl}>
      {children}
    </ShownOnce>
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
