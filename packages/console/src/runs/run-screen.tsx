import { Alert, Anchor, Code, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconHourglass, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lengthOfTime } from '../activity/length-of-time.ts';
import { hasEnded, type RunDetail, runQuery } from '../api/run-queries.ts';
import { LinkButton } from '../app/links.tsx';
import { Page } from '../app/page.tsx';
import { JsonView } from '../records/json-view.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { Facts } from '../states/facts.tsx';
import { KeptProblem } from '../states/kept-problem.tsx';
import { Moment } from '../states/moment.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { RunActions } from './run-actions.tsx';
import { RunCounts } from './run-counts.tsx';
import { triggerLabel } from './run-search.ts';
import { StepOutline } from './step-outline.tsx';
import { TransactionTable } from './transaction-table.tsx';
import { waitingWords } from './waiting-words.ts';

/** One run as it happens: its steps with counts, what triggered it, its transactions. */
export function RunScreen() {
  const { account, run: id } = useParams({ from: '/inside/accounts/$account/runs/$run' });
  const run = useQuery(runQuery(account, id));
  return (
    <AnswerOf query={run} waiting="Loading the run">
      {(data) => (
        <Page
          title={`Run of ${data.cycleName}`}
          above={[
            { title: 'Runs', to: '/activity/runs' },
            { title: data.accountName, to: `/accounts/${account}` },
            { title: data.cycleName, to: `/accounts/${account}/cycles/${data.cycle}` },
          ]}
          beside={<Standing run={data} />}
          actions={<RunActions run={data} />}
        >
          <RunFacts run={data} />
          <Waiting run={data} />
          {data.error !== null && <KeptProblem title="The run failed" error={data.error} />}
          <StepOutline run={data} />
          <TransactionTable run={data} />
          <Body title="What triggered it" value={data.event} absent="Nothing came with it, or it is no longer kept." />
          {data.answer !== null && <Body title="Answer" value={data.answer} absent="" />}
        </Page>
      )}
    </AnswerOf>
  );
}

function Standing({ run }: { readonly run: RunDetail }) {
  const isUndecided = run.waitingFor === 'decision';
  return (
    <Group gap="xs" role="status" aria-live="off">
      <StatusBadge status={isUndecided ? 'undecided' : run.state} />
      {!hasEnded(run) && !isUndecided && <Loader size={14} type="dots" aria-hidden="true" />}
    </Group>
  );
}

function RunFacts({ run }: { readonly run: RunDetail }) {
  return (
    <Facts
      facts={[
        ['Started by', triggerLabel(run.trigger)],
        ['By', run.actor.name],
        ['Begun', <Moment key="begun" at={run.createdAt} />],
        ['Took', run.durationMs === null ? undefined : lengthOfTime(run.durationMs)],
        ['Version', run.version],
        ['Transactions', <RunCounts key="counts" counts={run.transactions} />],
        [
          'Replay of',
          run.replayOf === null ? undefined : (
            <Anchor key="replay" component={Link} size="sm" to={`/accounts/${run.account}/runs/${run.replayOf}`}>
              the run before
            </Anchor>
          ),
        ],
        [
          'Run',
          <Code key="run" fz="xs">
            {run.id}
          </Code>,
        ],
      ]}
    />
  );
}

function Waiting({ run }: { readonly run: RunDetail }) {
  const undecided = run.transactions['undecided'] ?? 0;
  const words = run.waitingFor === 'decision' ? undefined : waitingWords(run.waitingFor, run.dueAt);
  return (
    <>
      {words !== undefined && (
        <Alert color="azure" variant="light" icon={<IconHourglass size={18} aria-hidden="true" />}>
          {words}
        </Alert>
      )}
      {undecided > 0 && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconUserQuestion size={18} aria-hidden="true" />}
          title={undecided === 1 ? '1 transaction needs a decision' : `${undecided} transactions need a decision`}
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm">
              A request was sent, and nobody knows what became of it. Look in the application, then say what happened.
            </Text>
            <LinkButton
              to="/accounts/$account/runs/$run"
              params={{ account: run.account, run: run.id }}
              search={{ state: 'undecided' }}
              resetScroll={false}
              size="compact-sm"
              variant="default"
            >
              Show them
            </LinkButton>
          </Group>
        </Alert>
      )}
    </>
  );
}

interface BodyProps {
  readonly title: string;
  readonly value: unknown;
  readonly absent: string;
}

function Body({ title, value, absent }: BodyProps) {
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      {value === null ? (
        <Text size="sm" c="dimmed">
          {absent}
        </Text>
      ) : (
        <JsonView label={`${title} as JSON`} value={value} />
      )}
    </Stack>
  );
}
