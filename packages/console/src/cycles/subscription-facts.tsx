import { useQuery } from '@tanstack/react-query';
import { accountConnectorQuery } from '../api/account-connector-queries.ts';
import type { Cycle } from '../api/cycle-queries.ts';
import { connectorQuery } from '../api/library-queries.ts';
import { Facts } from '../states/facts.tsx';
import { Moment } from '../states/moment.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import type { CycleTrigger } from './cycle-needs.ts';
import { wordsOfTold } from '../runs/told-event.ts';

export interface SubscriptionFactsProps {
  readonly cycle: Cycle;
  readonly subscribe: NonNullable<CycleTrigger['subscribe']>;
}

/** What an application tells a cycle of, whether it does, and what it did not tell of. */
export function SubscriptionFacts({ cycle, subscribe }: SubscriptionFactsProps) {
  const { subscription } = cycle;
  const installation = cycle.bindings[subscribe.connector];
  const installed = useQuery({
    ...accountConnectorQuery(cycle.account, installation ?? ''),
    enabled: installation !== undefined,
  });
  const connector = useQuery({
    ...connectorQuery(installed.data?.connector ?? ''),
    enabled: installed.data !== undefined,
  });
  const known = connector.data?.webhooks?.records.find(({ name }) => name === subscribe.records);
  const names = {
    application: installed.data?.name ?? subscribe.connector,
    records: known?.label ?? subscribe.records,
  };
  return (
    <Facts
      facts={[
        ['Started by', wordsOfTold(names, subscribe.changes)],
        ['Fields', subscribe.fields?.join(', ')],
        [
          'Subscription',
          subscription === null ? (
            'made when the cycle is enabled'
          ) : (
            <StatusBadge key="state" status={states[subscription.state]} />
          ),
        ],
        ['The application said', subscription?.detail],
        ['Never delivered, found in a list', subscription?.missed.toLocaleString()],
        ['Compared with a list', `every ${subscribe.reconcileMinutes ?? 60} minutes`],
        [
          'Last compared',
          subscription === null || subscription.reconciledTo === null ? undefined : (
            <Moment key="compared" at={subscription.reconciledTo} />
          ),
        ],
      ]}
    />
  );
}

const states = { pending: 'subscribing', active: 'subscribed', failed: 'failed' } as const;
