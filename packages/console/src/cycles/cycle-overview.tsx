import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { cycleVersionQuery } from '../api/cycle-list-queries.ts';
import { type Cycle, cycleQuery } from '../api/cycle-queries.ts';
import { useMay } from '../api/session.ts';
import { LinkAnchor } from '../app/links.tsx';
import { RunList } from '../runs/run-list.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { Facts } from '../states/facts.tsx';
import { Moment } from '../states/moment.tsx';
import { needsOf } from './cycle-needs.ts';
import { PrerequisiteList, Publish } from './prerequisite-list.tsx';
import { TriggerFacts } from './trigger-facts.tsx';

/** How a cycle stands: what it lacks, what starts it, and its latest runs. */
export function CycleOverview() {
  const { account, cycle: id } = useParams({ from: '/inside/accounts/$account/cycles/$cycle' });
  const cycle = useQuery(cycleQuery(account, id));
  return (
    <AnswerOf query={cycle} waiting="Loading the cycle">
      {(data) => (
        <Stack gap="xl">
          <PrerequisiteList cycle={data} />
          <Unpublished cycle={data} />
          <CycleFacts cycle={data} />
          <Trigger cycle={data} />
          <Stack gap="sm" component="section" aria-label="Latest runs">
            <Group justify="space-between">
              <Title order={2}>Latest runs</Title>
              <LinkAnchor to="/accounts/$account/cycles/$cycle/runs" params={{ account, cycle: id }} size="sm">
                All runs
              </LinkAnchor>
            </Group>
            <RunList search={{ account, cycle: id }} isFiltered={false} most={5} />
          </Stack>
        </Stack>
      )}
    </AnswerOf>
  );
}

function Unpublished({ cycle }: { readonly cycle: Cycle }) {
  const mayChange = useMay('builder');
  if (cycle.liveVersion === null || !cycle.changedSinceLive) return null;
  return (
    <Alert color="azure" variant="light">
      <Group justify="space-between" gap="sm">
        <Text size="sm">The draft differs from version {cycle.liveVersion}, which is what runs.</Text>
        {mayChange && <Publish cycle={cycle} />}
      </Group>
    </Alert>
  );
}

function CycleFacts({ cycle }: { readonly cycle: Cycle }) {
  const { template, liveVersion, lastRun, updatedAt } = cycle;
  return (
    <Facts
      facts={[
        ['Live version', liveVersion ?? 'none'],
        [
          'Template',
          template === null ? undefined : (
            <span key="template">
              <LinkAnchor to="/templates/$template" params={{ template: template.id }} size="sm">
                {template.name}
              </LinkAnchor>
              {template.version !== null && ` · version ${template.version}`}
              {template.liveVersion !== null &&
                template.version !== template.liveVersion &&
                ` (${template.liveVersion} is out)`}
            </span>
          ),
        ],
        ['Last run', <Moment key="run" at={lastRun?.createdAt ?? null} />],
        ['Changed', <Moment key="changed" at={updatedAt} />],
      ]}
    />
  );
}

/** What starts it: by the version that is live, else by the draft. */
function Trigger({ cycle }: { readonly cycle: Cycle }) {
  const live = useQuery({
    ...cycleVersionQuery(cycle.account, cycle.id, cycle.liveVersion ?? 0),
    enabled: cycle.liveVersion !== null,
  });
  return <TriggerFacts cycle={cycle} trigger={needsOf(live.data?.document ?? cycle.draft).trigger} />;
}
