import { Alert, Button, Code, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconRepeat, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { runDocumentQuery, transactionQuery, useDecide, useReplayTransaction } from '../api/run-list-queries.ts';
import { runQuery, type TransactionDetail } from '../api/run-queries.ts';
import { useMay } from '../api/session.ts';
import { Page } from '../app/page.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { Facts } from '../states/facts.tsx';
import { KeptProblem } from '../states/kept-problem.tsx';
import { Moment } from '../states/moment.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { outlineOf } from './outline.ts';
import { ReplayDialog } from './replay-dialog.tsx';
import { StepRecord, Value } from './step-record.tsx';
import { recordName } from './transaction-table.tsx';

interface Place {
  readonly account: string;
  readonly run: string;
  readonly transaction: string;
}

/** One record on its way through the steps: what each took and gave, and what to do where it stands still. */
export function TransactionScreen() {
  const place = useParams({ from: '/inside/accounts/$account/runs/$run/transactions/$transaction' });
  const { account, run: runId, transaction } = place;
  const found = useQuery(transactionQuery(account, runId, transaction));
  const run = useQuery(runQuery(account, runId));
  const mayChange = useMay('builder');
  return (
    <AnswerOf query={found} waiting="Loading the transaction">
      {(data) => (
        <Page
          title={recordName(data)}
          above={[
            { title: 'Runs', to: '/activity/runs' },
            { title: run.data?.cycleName ?? 'Cycle', to: `/accounts/${account}/cycles/${run.data?.cycle ?? ''}` },
            { title: 'Run', to: `/accounts/${account}/runs/${runId}` },
          ]}
          beside={<StatusBadge status={data.state} />}
          actions={mayChange && <Replay place={place} record={data.record} />}
        >
          <TransactionFacts transaction={data} />
          {data.error !== null && data.state !== 'undecided' && (
            <KeptProblem title="The transaction failed" error={data.error} />
          )}
          <Steps place={place} transaction={data} mayDecide={mayChange} />
          <Stack gap="xs" component="section" aria-label="Record">
            {data.record === null ? (
              <>
                <Title order={2}>Record</Title>
                <Text size="sm" c="dimmed">
                  It has none, or it is no longer kept.
                </Text>
              </>
            ) : (
              <Value title="Record" label="Record" value={data.record} />
            )}
          </Stack>
        </Page>
      )}
    </AnswerOf>
  );
}

function TransactionFacts({ transaction }: { readonly transaction: TransactionDetail }) {
  const { createdAt, finishedAt, dueAt, loopStep, id } = transaction;
  return (
    <Facts
      facts={[
        ['Begun', <Moment key="begun" at={createdAt} />],
        ['Ended', finishedAt === null ? undefined : <Moment key="ended" at={finishedAt} />],
        ['Goes on', finishedAt !== null || dueAt === null ? undefined : new Date(dueAt).toLocaleTimeString()],
        ['Loop', loopStep === '_poll' ? undefined : loopStep],
        [
          'Transaction',
          <Code key="id" fz="xs">
            {id}
          </Code>,
        ],
      ]}
    />
  );
}

interface StepsProps {
  readonly place: Place;
  readonly transaction: TransactionDetail;
  readonly mayDecide: boolean;
}

function Steps({ place, transaction, mayDecide }: StepsProps) {
  const document = useQuery(runDocumentQuery(place.account, place.run));
  const titles = new Map(outlineOf(document.data?.document).map(({ key, title }) => [key, title]));
  const [deciding, setDeciding] = useState<string | undefined>();
  const decide = useDecide(place.account, place.run, place.transaction);
  const isUndecided = transaction.steps.some(({ state }) => state === 'undecided');
  return (
    <Stack gap={0} component="section" aria-label="Steps">
      <Title order={2}>Steps</Title>
      {isUndecided && (
        <Alert
          mt="sm"
          color="yellow"
          variant="light"
          icon={<IconUserQuestion size={18} aria-hidden="true" />}
          title="A person must decide"
        >
          The request of a step was sent, and no answer came. It is not sent again by itself, since that could do it
          twice.
        </Alert>
      )}
      {transaction.steps.length === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          No step was reached yet.
        </Text>
      )}
      {transaction.steps.map((step) => (
        <StepRecord
          key={step.step}
          account={place.account}
          step={step}
          title={titles.get(step.step) ?? step.step}
          onDecide={mayDecide && step.state === 'undecided' ? () => setDeciding(step.step) : undefined}
        />
      ))}
      {deciding !== undefined && (
        <DecisionDialog
          step={deciding}
          pending={decide.isPending}
          error={decide.error}
          onClose={() => setDeciding(undefined)}
          onDecide={(decision) =>
            decide.mutate(decision, {
              onSuccess: () => {
                setDeciding(undefined);
                notifications.show({ message: 'Decided. The transaction goes on.', color: 'green' });
              },
            })
          }
        />
      )}
    </Stack>
  );
}

function Replay({ place, record }: { readonly place: Place; readonly record: unknown }) {
  const { account, run, transaction } = place;
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const replay = useReplayTransaction(account, run, transaction);
  return (
    <>
      <Button variant="default" leftSection={<IconRepeat size={16} aria-hidden="true" />} onClick={open}>
        Replay
      </Button>
      {opened && (
        <ReplayDialog
          account={account}
          run={run}
          about="transaction"
          value={record}
          pending={replay.isPending}
          error={replay.error}
          onClose={close}
          onReplay={(wish) =>
            replay.mutate(wish, {
              onSuccess: ({ id }) => {
                close();
                void navigate({ to: '/accounts/$account/runs/$run', params: { account, run: id } });
              },
            })
          }
        />
      )}
    </>
  );
}
