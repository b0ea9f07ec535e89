import { Alert, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type StepTest as StepTestAnswer, testStep } from '../../api/cycle-queries.ts';
import { JsonView } from '../../records/json-view.tsx';
import { ProblemAlert } from '../../states/problem-alert.tsx';
import { useBuilder } from '../builder-context.ts';
import type { Step } from '../document/cycle-document.ts';
import { contextOf, withOutput } from '../document/sample-data.ts';
import { sourceOfSlot } from '../method-sources.ts';

/** Kinds that can be tried by themselves. */
const testable: ReadonlySet<string> = new Set(['method', 'loop', 'decision', 'transform']);

/** Tries one step against the real connector; what it gives is sample data for the steps behind it. */
export function StepTest({ step }: { readonly step: Step }) {
  const { target, document, samples, setSamples, surroundings, mayChange, draft, sources } = useBuilder();
  const test = useMutation({
    mutationFn: () => {
      if (target.kind !== 'cycle') throw new Error('A template has no account to be tested in.');
      const { trigger, record, steps } = contextOf(document, samples, surroundings, step.key);
      return testStep(target, {
        step: step.key,
        document: { ...document },
        context: { trigger, record, steps },
        bindings: { ...draft.bindings },
        variables: { ...draft.variables },
      });
    },
    onSuccess(answer) {
      if (answer.error === undefined) setSamples((old) => withOutput(old, step, answer.output));
    },
  });
  if (target.kind === 'template') {
    return (
      <Text size="xs" c="dimmed">
        Steps are tested in a cycle that was installed from the template.
      </Text>
    );
  }
  if (!testable.has(step.kind)) {
    return (
      <Text size="xs" c="dimmed">
        What this step does is seen within a run: run the draft.
      </Text>
    );
  }
  const effect =
    step.kind === 'method'
      ? sourceOfSlot(sources.sources, document, draft.bindings, step.connector)?.methods.find(
          ({ key }) => key === step.method,
        )?.effect
      : 'read';
  return (
    <Stack gap="xs" component="section" aria-label="Test">
      <Group justify="space-between" gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlayerPlay size={14} aria-hidden="true" />}
          loading={test.isPending}
          disabled={!mayChange}
          onClick={() => test.mutate()}
        >
          Test step
        </Button>
        <Text size="xs" c="dimmed">
          {effect === 'read' || effect === undefined
            ? 'What it gives becomes sample data.'
            : 'It is executed for real: what it writes is there afterwards.'}
        </Text>
      </Group>
      {test.isError && <ProblemAlert error={test.error} />}
      {test.data !== undefined && <Outcome answer={test.data} />}
    </Stack>
  );
}

function Outcome({ answer }: { readonly answer: StepTestAnswer }) {
  const { error, input, output, warnings, durationMs } = answer;
  return (
    <Stack gap="xs">
      {error === undefined ? (
        <Text size="sm" role="status">
          Done in {durationMs} ms.
        </Text>
      ) : (
        <Alert color="red" role="alert" title={textOf(error['title']) ?? 'The step failed'}>
          <Text size="sm">{textOf(error['detail'])}</Text>
          {textOf(error['hint']) !== undefined && <Text size="sm">{textOf(error['hint'])}</Text>}
        </Alert>
      )}
      {warnings.map((warning) => (
        <Text key={JSON.stringify(warning)} size="xs" c="var(--mantine-color-yellow-light-color)">
          {textOf(warning['detail'])}
        </Text>
      ))}
      <Tabs defaultValue={error === undefined ? 'output' : 'input'} variant="outline">
        <Tabs.List>
          <Tabs.Tab value="output">Output</Tabs.Tab>
          <Tabs.Tab value="input">Input</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="output" pt="xs">
          <JsonView label="Output" value={output} />
        </Tabs.Panel>
        <Tabs.Panel value="input" pt="xs">
          <JsonView label="Input" value={input} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
