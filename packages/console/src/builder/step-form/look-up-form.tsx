import { ActionIcon, Autocomplete, Button, Group, Select, Stack, Switch, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { evaluationQuery } from '../../api/cycle-queries.ts';
import { isRecord } from '../../records/record.ts';
import { useBuilder } from '../builder-context.ts';
import type { LookUp, MethodStep } from '../document/cycle-document.ts';
import { pathTo } from '../document/sample-data.ts';
import { withMembers } from '../document/with-members.ts';
import { type MethodSource, useMethodDefinition } from '../method-sources.ts';
import { useValueContext } from '../values/value-context.ts';
import { methodsByCategory } from './method-choice.tsx';
import { MethodInput } from './method-input.tsx';

export interface LookUpFormProps {
  readonly step: MethodStep;
  readonly source: MethodSource | undefined;
  readonly onChange: (lookUp: LookUp | undefined) => void;
}

/** How the record of a creation is found again whose answer was lost, so that it is not made twice. */
export function LookUpForm({ step, source, onChange }: LookUpFormProps) {
  const { problems } = useBuilder();
  const { lookUp } = step;
  const at = `steps.${step.key}.lookUp`;
  const own = problems.filter((problem) => problem.at === at || problem.at === `${at}.match`);
  return (
    <Stack gap="sm">
      <Switch
        label="Look in a list when an answer was lost"
        description="Finds what was created, so that it is not made twice. Unless given: the connector's own way where it has one, else a person is asked."
        checked={lookUp !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? { method: '', match: {} } : undefined)}
      />
      {lookUp !== undefined && (
        <>
          <Select
            label="List"
            searchable
            withAsterisk
            allowDeselect={false}
            placeholder="Choose a list"
            data={methodsByCategory(source, true)}
            value={lookUp.method === '' ? null : lookUp.method}
            error={
              lookUp.method === ''
                ? 'Choose where it is looked for.'
                : problems.find((problem) => problem.at === `${at}.method`)?.detail
            }
            nothingFoundMessage="No list is called so"
            onChange={(method) => onChange({ method: method ?? '', match: lookUp.match })}
          />
          {lookUp.method !== '' && <Search step={step} lookUp={lookUp} source={source} onChange={onChange} />}
          {own.map(({ code, detail }) => (
            <Text key={code} size="xs" c="var(--mantine-color-error)" role="alert">
              {detail}
            </Text>
          ))}
        </>
      )}
    </Stack>
  );
}

/** What narrows the list, and what a row of it must have in common with what was sent. */
function Search({ step, lookUp, source, onChange }: LookUpFormProps & { readonly lookUp: LookUp }) {
  const { target } = useBuilder();
  const { context, isLive } = useValueContext();
  const evaluated = useQuery({ ...evaluationQuery(step.input ?? {}, context), enabled: isLive });
  const sent = evaluated.data?.value ?? {};
  const list = useMethodDefinition(target, source, lookUp.method);
  const row = list.data?.outputSchema?.['items'];
  const found = isRecord(row) && isRecord(row['properties']) ? Object.keys(row['properties']) : [];
  return (
    <>
      <MethodInput
        base={`steps.${step.key}.lookUp.input`}
        title="Narrowing"
        step={step.key}
        source={source}
        method={lookUp.method}
        value={lookUp.input}
        more={{ sent }}
        onChange={(input) => onChange(withMembers(lookUp, { input }))}
      />
      <Match
        value={lookUp.match}
        sent={leavesOf(sent)}
        found={found}
        onChange={(match) => onChange({ ...lookUp, match })}
      />
    </>
  );
}

interface MatchProps {
  readonly value: LookUp['match'];
  /** Paths into what is sent, and members of what is found, as far as they are known. */
  readonly sent: readonly string[];
  readonly found: readonly string[];
  readonly onChange: (match: LookUp['match']) => void;
}

/** Pairs of members that must be equal. */
function Match({ value, sent, found, onChange }: MatchProps) {
  const [rows, setRows] = useState<readonly (readonly [sent: string, found: string])[]>(() =>
    Object.keys(value).length === 0 ? [['', '']] : Object.entries(value),
  );
  const change = (changed: typeof rows) => {
    setRows(changed);
    onChange(Object.fromEntries(changed.filter((pair) => pair.every((path) => path.trim() !== ''))));
  };
  return (
    <Stack gap={6} component="section" aria-label="What must be equal">
      <Text size="sm" fw={500}>
        What must be equal
      </Text>
      {rows.map(([sentPath, foundPath], at) => (
        <Group key={at} gap={6} wrap="nowrap" align="flex-end">
          <Autocomplete
            flex={1}
            label={at === 0 ? 'Sent' : undefined}
            aria-label={`Member ${at + 1} of what was sent`}
            placeholder="record.name"
            data={[...sent]}
            value={sentPath}
            onChange={(path) => change(rows.with(at, [path, foundPath]))}
          />
          <Autocomplete
            flex={1}
            label={at === 0 ? 'Found' : undefined}
            aria-label={`Member ${at + 1} of what is found`}
            placeholder="name"
            data={[...found]}
            value={foundPath}
            onChange={(path) => change(rows.with(at, [sentPath, path]))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            mb={4}
            aria-label={`Remove pair ${at + 1}`}
            onClick={() => change(rows.toSpliced(at, 1))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} />}
          onClick={() => setRows([...rows, ['', '']])}
        >
          Add a pair
        </Button>
      </Group>
    </Stack>
  );
}

const mostLeaves = 100;

/** The paths of all plain members, such as `record.name`. */
function leavesOf(value: unknown, path = ''): readonly string[] {
  if (!isRecord(value)) return path === '' ? [] : [path];
  return Object.entries(value)
    .flatMap(([name, member]) => leavesOf(member, pathTo(path, name)))
    .slice(0, mostLeaves);
}
