import { Alert, Anchor, Button, Code, Group, List, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { lengthOfTime } from '../activity/length-of-time.ts';
import type { TransactionDetail } from '../api/run-queries.ts';
import { JsonView } from '../records/json-view.tsx';
import { isRecord } from '../records/record.ts';
import { RecordView } from '../records/record-view.tsx';
import { KeptProblem } from '../states/kept-problem.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import classes from './runs.module.css';
import { StepIcon } from './step-icon.tsx';

export type StepDetail = TransactionDetail['steps'][number];

export interface StepRecordProps {
  readonly account: string;
  readonly step: StepDetail;
  readonly title: string;
  /** Asks what became of it; left out where its outcome is known, or the person may not decide. */
  readonly onDecide?: (() => void) | undefined;
}

/** What one step took and gave, how often it was tried, and how it ended. */
export function StepRecord({ account, step, title, onDecide }: StepRecordProps) {
  const { state, kind, attempts, callId, error, warnings } = step;
  return (
    <section className={classes.record} aria-label={`Step ${step.step}`}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <StepIcon kind={kind} />
            <Title order={3}>{title}</Title>
            <StatusBadge status={state} />
          </Group>
          <Group gap="sm">
            <Text size="xs" c="dimmed">
              {step.step}
              {attempts > 1 && ` · ${attempts} attempts`}
              {step.finishedAt !== null &&
                ` · ${lengthOfTime(Date.parse(step.finishedAt) - Date.parse(step.startedAt))}`}
            </Text>
            {callId !== null && (
              <Anchor component={Link} to={`/accounts/${account}/calls/${callId}`} size="sm">
                Open the call
              </Anchor>
            )}
            {onDecide !== undefined && (
              <Button size="compact-sm" onClick={onDecide}>
                Decide
              </Button>
            )}
          </Group>
        </Group>
        {error !== null && (
          <KeptProblem title={state === 'undecided' ? 'Its outcome is unknown' : 'The step failed'} error={error} />
        )}
        {warnings.length > 0 && <Warnings warnings={warnings} />}
        <div className={classes.bodies}>
          <Part title="Input" step={step.step} value={step.input} />
          <Part title="Output" step={step.step} value={step.output} />
        </div>
      </Stack>
    </section>
  );
}

function Warnings({ warnings }: Pick<StepDetail, 'warnings'>) {
  return (
    <Alert color="yellow" variant="light" title="Warnings">
      <List size="sm" spacing={2}>
        {warnings.map((warning, at) => (
          <List.Item key={at}>
            {typeof warning['path'] === 'string' && <Code>{warning['path']}</Code>}{' '}
            {typeof warning['detail'] === 'string' ? warning['detail'] : JSON.stringify(warning)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

interface PartProps {
  readonly title: string;
  readonly step: string;
  readonly value: unknown;
}

/** What went in or came out; records can be read as such, or as JSON. */
function Part({ title, step, value }: PartProps) {
  const isEmpty = value === null || value === undefined;
  return (
    <Stack gap={6}>
      {isEmpty ? (
        <>
          <PartTitle title={title} />
          <Text size="sm" c="dimmed">
            none
          </Text>
        </>
      ) : (
        <Value title={title} label={`${title} of ${step}`} value={value} />
      )}
    </Stack>
  );
}

export interface ValueProps {
  readonly title: string;
  /** Names it for screen readers. */
  readonly label: string;
  readonly value: unknown;
}

/** A value as a record, where it is one, or as JSON. */
export function Value({ title, label, value }: ValueProps) {
  const [look, setLook] = useState<'record' | 'json'>(isRecord(value) ? 'record' : 'json');
  return (
    <>
      <PartTitle title={title}>
        {isRecord(value) && (
          <SegmentedControl
            size="xs"
            aria-label={`View of ${label.toLowerCase()}`}
            value={look}
            onChange={(chosen) => setLook(chosen === 'json' ? 'json' : 'record')}
            data={[
              { value: 'record', label: 'Record' },
              { value: 'json', label: 'JSON' },
            ]}
          />
        )}
      </PartTitle>
      {look === 'record' && isRecord(value) ? <RecordView value={value} /> : <JsonView label={label} value={value} />}
    </>
  );
}

function PartTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Group justify="space-between" mih={30}>
      <Text size="sm" fw={550}>
        {title}
      </Text>
      {children}
    </Group>
  );
}
