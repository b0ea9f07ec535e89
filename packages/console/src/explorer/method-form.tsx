import { Button, Card, Group, Menu, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { AccountConnector } from '../api/account-connector-queries.ts';
import type { Connector, Method } from '../api/library-queries.ts';
import { useMay } from '../api/session.ts';
import { Confirmation } from '../app/confirmation.tsx';
import { JsonView } from '../records/json-view.tsx';
import { SchemaForm } from '../schema-form/schema-form.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { CopyAsMenu } from './copy-as-menu.tsx';
import { type CallOrder, dryRun, executeCall } from './execute-call.ts';
import { findLookupChoices } from './find-lookup-choices.ts';
import { InputJson } from './input-json.tsx';
import { ResultView } from './result-view.tsx';

export interface MethodFormProps {
  readonly connector: Connector;
  readonly installed: AccountConnector;
  readonly accountName: string;
  readonly definition: Method;
  /** Whether the credentials that it needs are there. */
  readonly isUsable: boolean;
  /** All methods of the connector, to link records to. */
  readonly methodKeys: ReadonlySet<string>;
  /** What stands in the form at first. */
  readonly start: Readonly<Record<string, unknown>>;
}

/** The input of a method as a form or as JSON, Execute, and what comes of it. */
export function MethodForm({
  connector,
  installed,
  accountName,
  definition,
  isUsable,
  methodKeys,
  start,
}: MethodFormProps) {
  const [input, setInput] = useState(start);
  const [view, setView] = useState<'form' | 'json'>('form');
  const [drawn, setDrawn] = useState(0);
  const [asking, setAsking] = useState(false);
  const target = useMemo(
    () => ({ account: installed.account, installation: installed.id }),
    [installed.account, installed.id],
  );
  const order: CallOrder = { method: definition.key, input };
  const { execute, preview, stop } = useExecution(target);
  const mayExecute = useMay(definition.effect === 'read' ? 'viewer' : 'builder');
  const canExecute = mayExecute && isUsable && !definition.givesFile && !execute.isPending;
  const run = () => {
    setAsking(false);
    preview.reset();
    execute.mutate(order);
  };
  const askOrRun = () => {
    if (canExecute && definition.effect === 'delete') {
      setAsking(true);
    } else if (canExecute) {
      run();
    }
  };
  useHotkeys([['mod+Enter', askOrRun]], []);
  const lookups = useMemo(() => new Set(connector.lookups.map(({ name }) => name)), [connector.lookups]);
  const findChoices = useCallback(
    (lookup: string, text: string, signal: AbortSignal) => findLookupChoices(target, lookup, text, signal),
    [target],
  );
  const failed = execute.error ?? preview.error;
  const problems = problemsByField(failed);
  const schema = definition.inputSchema ?? { type: 'object' };
  const fillIn = (value: Readonly<Record<string, unknown>>) => {
    setInput(value);
    // The fields are drawn anew, so that each shows what was put into it.
    setDrawn(drawn + 1);
  };
  const copyFacts = { target, order, connector: connector.key, accountName, installationName: installed.name };

  return (
    <Stack gap="lg">
      <Card withBorder padding="md" radius="md" component="section" aria-label="Input">
        <Stack>
          <Group justify="space-between">
            <Title order={3}>Input</Title>
            <SegmentedControl
              size="xs"
              aria-label="How to enter the input"
              data={[
                { value: 'form', label: 'Form' },
                { value: 'json', label: 'JSON' },
              ]}
              value={view}
              onChange={(chosen) => setView(chosen === 'json' ? 'json' : 'form')}
            />
          </Group>
          {view === 'json' ? (
            <InputJson key={drawn} value={input} onChange={setInput} />
          ) : Object.keys(schema.properties ?? {}).length > 0 ? (
            <SchemaForm
              key={drawn}
              schema={schema}
              example={definition.example}
              value={input}
              onChange={setInput}
              problems={problems}
              lookups={lookups}
              findChoices={findChoices}
            />
          ) : (
            <Text size="sm" c="dimmed">
              It takes no input.
            </Text>
          )}
          <Group gap="xs">
            <Button
              leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
              {...(definition.effect === 'delete' && { color: 'red' })}
              onClick={askOrRun}
              loading={execute.isPending}
              disabled={!mayExecute || !isUsable || definition.givesFile}
              title="Ctrl + Enter"
            >
              Execute
            </Button>
            {execute.isPending && (
              <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden="true" />} onClick={stop}>
                Stop
              </Button>
            )}
            <CopyAsMenu facts={copyFacts} />
            <Menu position="bottom-start">
              <Menu.Target>
                <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
                  More
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => fillIn(definition.example ?? {})}>Fill in the example</Menu.Item>
                <Menu.Item onClick={() => fillIn({})}>Empty the form</Menu.Item>
                <Menu.Item onClick={() => preview.mutate(order)}>Show the request, send nothing</Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <Note mayExecute={mayExecute} givesFile={definition.givesFile} />
          </Group>
        </Stack>
      </Card>
      {failed !== null && !isAbort(failed) && (
        <ProblemAlert error={failed} shownFields={view === 'form' ? [...problems.keys()] : []} />
      )}
      {isAbort(failed) && (
        <Text size="sm" c="dimmed" role="status">
          Stopped.
        </Text>
      )}
      {preview.data !== undefined && (
        <Stack gap="xs" component="section" aria-label="The request that would be sent">
          <Title order={3}>The request that would be sent; nothing was</Title>
          <JsonView label="Request" value={preview.data} />
        </Stack>
      )}
      {execute.data !== undefined && execute.variables !== undefined && (
        <ResultView
          key={execute.data.id}
          answer={execute.data}
          order={execute.variables}
          target={target}
          definition={definition}
          connector={connector}
          methodKeys={methodKeys}
        />
      )}
      <Confirmation
        opened={asking}
        title={`${definition.name}?`}
        label="Execute"
        pending={false}
        error={null}
        onClose={() => setAsking(false)}
        onConfirm={run}
      >
        It deletes in {accountName}’s {connector.name}, with the input as it stands in the form.
      </Confirmation>
    </Stack>
  );
}

/** Executing a method and looking at its request; one of them at a time can be stopped. */
function useExecution(target: { readonly account: string; readonly installation: string }) {
  const queryClient = useQueryClient();
  const running = useRef<AbortController>(undefined);
  const signalOfRun = () => {
    running.current = new AbortController();
    return running.current.signal;
  };
  const execute = useMutation({
    mutationFn: (order: CallOrder) => executeCall(target, order, signalOfRun()),
    onSettled: () =>
      Promise.all(
        ['calls', 'account-connectors', 'quota'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  });
  const preview = useMutation({ mutationFn: (order: CallOrder) => dryRun(target, order, signalOfRun()) });
  return { execute, preview, stop: () => running.current?.abort() };
}

function Note({ mayExecute, givesFile }: { readonly mayExecute: boolean; readonly givesFile: boolean }) {
  const words = givesFile
    ? 'It gives a file: use the command line with --output.'
    : mayExecute
      ? undefined
      : 'Your role may only execute methods that read.';
  return words === undefined ? null : (
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  );
}

function problemsByField(error: unknown): ReadonlyMap<string, string> {
  const problems = error === null ? [] : (documentOf(error).errors ?? []);
  return new Map(problems.map(({ field, detail }) => [field, detail]));
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
