import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cycleRunsQuery, readRunSample } from '../../api/run-queries.ts';
import { JsonField } from '../../schema-form/json-field.tsx';
import { ProblemAlert } from '../../states/problem-alert.tsx';
import { useBuilder } from '../builder-context.ts';

/** What an event looks like: pasted, or taken from the last run. Fields of steps pick from it. */
export function SampleField() {
  const { document, changeDocument, target, setSamples, mayChange } = useBuilder();
  const queryClient = useQueryClient();
  const [drawn, setDrawn] = useState(0);
  const write = (sample: unknown, about?: string) =>
    changeDocument((old) => {
      const { sample: _old, ...rest } = old.trigger;
      return { ...old, trigger: sample === undefined ? rest : { ...old.trigger, sample } };
    }, about);
  const take = useMutation({
    async mutationFn() {
      if (target.kind !== 'cycle') return false;
      const { account, cycle } = target;
      const { items } = await queryClient.fetchQuery({ ...cycleRunsQuery(account, cycle), staleTime: 0 });
      const [last] = items;
      if (last === undefined) return false;
      const sample = await readRunSample(account, last.id);
      setSamples((old) => ({
        steps: { ...old.steps, ...sample.steps },
        records: { ...old.records, ...sample.records },
        trigger: sample.trigger,
      }));
      if (sample.trigger !== null) write(sample.trigger);
      setDrawn(drawn + 1);
      return true;
    },
  });
  return (
    <Stack gap="xs">
      <JsonField
        key={drawn}
        label="Sample event"
        about="What fields of steps pick from while the cycle is edited, and what a run of the draft begins with. Runs of the live cycle do not use it."
        path="sample"
        required={false}
        error={undefined}
        value={document.trigger.sample}
        onChange={(sample) => write(sample, 'trigger sample')}
      />
      {target.kind === 'cycle' && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={!mayChange}
            loading={take.isPending}
            onClick={() => take.mutate()}
          >
            Take it from the last run
          </Button>
          {take.data === false && (
            <Text size="xs" c="dimmed" role="status">
              There was no run yet.
            </Text>
          )}
        </Group>
      )}
      {take.isError && <ProblemAlert error={take.error} />}
    </Stack>
  );
}
