import { Alert, Anchor, Badge, Box, Button, Card, Group, JsonInput, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAlertTriangle, IconLock, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { AccountConnector, UsableMethod } from '../account-connectors/account-connector-queries.ts';
import { callQuery } from '../activity/call-queries.ts';
import { type Connector, type Method, methodQuery } from '../library/library-queries.ts';
import { SchemaForm } from '../schema-form/schema-form.tsx';
import { useMay } from '../sign-in/session.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { dryRun, executeCall } from './execute-call.ts';
import { findLookupChoices } from './find-lookup-choices.ts';
import { reasonOf } from './method-list.tsx';
import { ResultView } from './result-view.tsx';

export interface MethodPanelProps {
  readonly connector: Connector;
  readonly installed: AccountConnector;
  readonly accountName: string;
  readonly method: string;
  readonly usable: UsableMethod | undefined;
  /** A recorded call whose input fills the form. */
  readonly call: string | undefined;
}

/** One method: what it is, the form of its input, Execute, and the result. */
export function MethodPanel(props: MethodPanelProps) {
  const method = useQuery(methodQuery(props.connector.key, props.method));
  const { account, id } = props.installed;
  const recorded = useQuery({ ...callQuery(account, id, props.call ?? ''), enabled: props.call !== undefined });
  const ready = props.call === undefined || !recorded.isPending;
  return (
    <AnswerOf query={method} waiting="Loading the method">
      {(data) => (ready ? <MethodForm {...props} definition={data} recorded={recordOf(recorded.data?.input?.value)} /> : null)}
    </AnswerOf>
  );
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

interface MethodFormProps extends MethodPanelProps {
  readonly definition: Method;
  readonly recorded: Readonly<Record<string, unknown>>;
}

function MethodForm({ connector, installed, accountName, definition, usable, recorded }: MethodFormProps) {
  const [input, setInput] = useState(recorded);
  const [view, setView] = useState<'form' | 'json'>('form');
  const target = useMemo(() => ({ account: installed.account, installation: installed.id }), [installed.account, installed.id]);
  const queryClient = useQueryClient();
  const running = useRef<AbortController>(undefined);
  const signalOfRun = () => {
    running.current = new AbortController();
    return running.current.signal;
  };
  const order = { method: definition.key, input };
  const execute = useMutation({
    mutationFn: () => executeCall(target, order, signalOfRun()),
    onSettled: () =>
      Promise.all([queryClient.invalidateQueries({ queryKey: ['calls'] }), queryClient.invalidateQueries({ queryKey: ['account-connectors'] })]),
  });
  const preview = useMutation({ mutationFn: () => dryRun(target, order, signalOfRun()) });
  const mayExecute = useMay(definition.effect === 'read' ? 'viewer' : 'builder');
  const reason = usable === undefined ? undefined : reasonOf(usable);
  const run = () => {
    preview.reset();
    execute.mutate();
  };
  useHotkeys([['mod+Enter', run]], []);
  const lookups = useMemo(() => new Set(connector.lookups.map(({ name }) => name)), [connector.lookups]);
  const findChoices = useCallback((lookup: string, text: string, signal: AbortSignal) => findLookupChoices(target, lookup, text, signal), [target]);
  const failed = execute.isError ? execute.error : preview.error;
  const problems = new Map(failed === null ? [] : (documentOf(failed).errors ?? []).map(({ field, detail }) => [field, detail]));
  const schema = definition.inputSchema ?? { type: 'object' };
  const hasFields = Object.keys(recordOf(recordOf(schema)['properties'])).length > 0;

  return (
    <Stack gap="lg">
      <MethodHead definition={definition} connector={connector} />
      {reason !== undefined && (
        <Alert color="yellow" variant="light" icon={<IconLock size={16} aria-hidden="true" />} title={reason}>
          <Anchor component={Link} size="sm" to={`/accounts/${installed.account}/connectors/${installed.id}?field=${firstMissing(usable)}`}>
            Fill it in
          </Anchor>
        </Alert>
      )}
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
            <InputJson value={input} onChange={setInput} />
          ) : hasFields ? (
            <SchemaForm schema={schema} value={input} onChange={setInput} problems={problems} lookups={lookups} findChoices={findChoices} />
          ) : (
            <Text size="sm" c="dimmed">
              It takes no input.
            </Text>
          )}
          <Group gap="xs">
            <Button
              leftSection={<IconPlayerPlay size={16} />}
              onClick={run}
              loading={execute.isPending}
              disabled={!mayExecute || definition.givesFile}
              title="Ctrl + Enter"
            >
              Execute
            </Button>
            {execute.isPending && (
              <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={() => running.current?.abort()}>
                Stop
              </Button>
            )}
            <Button variant="default" onClick={() => preview.mutate()} loading={preview.isPending}>
              Show the request
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setInput(definition.example ?? {})}>
              Fill in the example
            </Button>
            {definition.givesFile && (
              <Text size="sm" c="dimmed">
                It gives a file: use the command line with --output.
              </Text>
            )}
            {!mayExecute && (
              <Text size="sm" c="dimmed">
                Your role may only execute methods that read.
              </Text>
            )}
          </Group>
        </Stack>
      </Card>
      {failed !== null && !isAbort(failed) && <ProblemAlert error={failed} shownFields={view === 'form' ? [...problems.keys()] : []} />}
      {preview.data !== undefined && (
        <Box component="section" aria-label="The request that would be sent">
          <JsonInput readOnly autosize maxRows={20} label="The request that would be sent; nothing was" value={JSON.stringify(preview.data, null, 2)} />
        </Box>
      )}
      {execute.data !== undefined && (
        <ResultView
          answer={execute.data}
          order={order}
          target={target}
          definition={definition}
          connector={connector}
          accountName={accountName}
          installationName={installed.name}
        />
      )}
    </Stack>
  );
}

function MethodHead({ definition, connector }: { readonly definition: Method; readonly connector: Connector }) {
  const modes = definition.modes.map((name) => connector.modes.find((mode) => mode.name === name)?.label.replace(/^To use /, '') ?? name);
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Title order={2}>{definition.name}</Title>
        <Badge color="gray">{definition.effect}</Badge>
        <Badge color="gray" variant="outline">
          {modes.join(' or ')}
        </Badge>
        <Text size="xs" c="dimmed" ff="monospace">
          {definition.key}
        </Text>
      </Group>
      <Text c="dimmed">{definition.summary}</Text>
      {definition.unconfirmed !== null && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={16} aria-hidden="true" />} title="Unconfirmed">
          {definition.unconfirmed}
        </Alert>
      )}
    </Stack>
  );
}

interface InputJsonProps {
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
}

function InputJson({ value, onChange }: InputJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  return (
    <JsonInput
      aria-label="Input as JSON"
      autosize
      minRows={6}
      maxRows={24}
      formatOnBlur
      validationError="This is not JSON."
      value={text}
      onChange={(typed) => {
        setText(typed);
        const read = readObject(typed);
        if (read !== undefined) {
          onChange(read);
        }
      }}
    />
  );
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function firstMissing(usable: UsableMethod | undefined): string {
  return usable?.missing?.[0]?.properties[0]?.name ?? '';
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
