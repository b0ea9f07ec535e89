import { Badge, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { runDocumentQuery } from '../api/run-list-queries.ts';
import type { RunDetail } from '../api/run-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { type OutlineStep, outlineOf } from './outline.ts';
import classes from './runs.module.css';
import { StepIcon } from './step-icon.tsx';

/** The steps that a run goes through, and how many transactions stand how at each. */
export function StepOutline({ run }: { readonly run: RunDetail }) {
  const document = useQuery(runDocumentQuery(run.account, run.id));
  return (
    <Stack gap="sm" component="section" aria-label="Steps">
      <Title order={2}>Steps</Title>
      <AnswerOf query={document} waiting="Loading the steps">
        {(data) => (
          <ol className={classes.outline}>
            {outlineOf(data.document).map((step) => (
              <Line key={step.key} step={step} counts={run.steps[step.key] ?? {}} />
            ))}
          </ol>
        )}
      </AnswerOf>
    </Stack>
  );
}

const looks: Readonly<Record<string, { readonly color: string; readonly word: string }>> = {
  succeeded: { color: 'green', word: 'done' },
  failed: { color: 'red', word: 'failed' },
  skipped: { color: 'gray', word: 'skipped' },
  waiting: { color: 'yellow', word: 'waiting' },
  undecided: { color: 'yellow', word: 'to decide' },
  intended: { color: 'azure', word: 'under way' },
  looping: { color: 'azure', word: 'under way' },
};

interface LineProps {
  readonly step: OutlineStep;
  readonly counts: Readonly<Record<string, number>>;
}

function Line({ step: { key, kind, title, depth, branch }, counts }: LineProps) {
  const shown = Object.entries(counts);
  return (
    <li style={{ paddingLeft: depth * 20 }}>
      <span className={classes.step}>
        <StepIcon kind={kind} />
        {branch !== undefined && <span className={classes.quiet}>{branch === 'then' ? 'If so:' : 'Else:'}</span>}
        <span className={classes.title}>{title}</span>
        {!key.startsWith('_') && <span className={classes.quiet}>{key}</span>}
      </span>
      <Group gap={6}>
        {shown.length === 0 && <span className={classes.quiet}>not reached</span>}
        {shown.map(([state, count]) => (
          <Badge key={state} color={looks[state]?.color ?? 'gray'} variant="light">
            {count.toLocaleString()} {looks[state]?.word ?? state}
          </Badge>
        ))}
      </Group>
    </li>
  );
}
