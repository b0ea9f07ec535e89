import { Alert, Button, CopyButton, Drawer, Group, List, Menu, MultiSelect, Progress, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Connector, Method } from '../library/library-queries.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { copyAs, copyForms } from './copy-as.ts';
import { type CallAnswer, type CallOrder, type CallTarget, streamCall } from './execute-call.ts';
import classes from './explorer.module.css';
import { downloadRows, exportAll, type ExportFormat } from './export-records.ts';
import { columnsOf, firstColumns } from './result-columns.ts';
import { ResultTable } from './result-table.tsx';

/** More rows than this are for a file, not for the eye. */
const mostRowsShown = 5_000;

export interface ResultViewProps {
  readonly answer: CallAnswer;
  readonly order: CallOrder;
  readonly target: CallTarget;
  readonly definition: Method;
  readonly connector: Connector;
  readonly accountName: string;
  readonly installationName: string;
}

/** What a call answered: as a table, as JSON, to a file; and what it cost. */
export function ResultView({ answer, order, target, definition, connector, accountName, installationName }: ResultViewProps) {
  const isList = Array.isArray(answer.data);
  const [view, setView] = useState<'table' | 'json'>(isList ? 'table' : 'json');
  const [more, setMore] = useState<readonly unknown[]>();
  const rows: readonly unknown[] = more ?? (Array.isArray(answer.data) ? answer.data : []);
  const columns = useMemo(() => columnsOf(rows, definition.outputSchema), [rows, definition.outputSchema]);
  const [chosen, setChosen] = useState<readonly string[]>();
  const shown = columns.filter(({ name }) => (chosen ?? firstColumns(columns)).includes(name));
  const [opened, setOpened] = useState<unknown>();
  const copyFacts = { target, order, connector: connector.key, accountName, installationName };
  return (
    <Stack gap="sm" component="section" aria-label="Result">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Title order={3}>Result</Title>
          <Cost answer={answer} connector={connector} rows={rows.length} isList={isList} />
        </Group>
        <Group gap="xs">
          {isList && (
            <SegmentedControl
              size="xs"
              aria-label="How to show the result"
              data={[
                { value: 'table', label: 'Table' },
                { value: 'json', label: 'JSON' },
              ]}
              value={view}
              onChange={(picked) => setView(picked === 'json' ? 'json' : 'table')}
            />
          )}
          <CopyMenu facts={copyFacts} />
        </Group>
      </Group>
      <Warnings answer={answer} />
      {isList && (
        <ListActions answer={answer} order={order} target={target} rows={rows} columns={columns.map(({ name }) => name)} onLoaded={setMore} />
      )}
      {isList && view === 'table' && rows.length > 0 && (
        <>
          <MultiSelect
            aria-label="Columns"
            size="xs"
            searchable
            clearable
            data={columns.map(({ name }) => name)}
            value={shown.map(({ name }) => name)}
            onChange={setChosen}
            hidePickedOptions
          />
          <ResultTable rows={rows} columns={shown} onOpen={setOpened} />
        </>
      )}
      {isList && view === 'table' && rows.length === 0 && (
        <Text c="dimmed" size="sm">
          No record fits. Nothing is wrong: the list is empty.
        </Text>
      )}
      {view === 'json' && (
        <pre className={classes.json} tabIndex={0}>
          {JSON.stringify(isList ? rows.slice(0, 200) : answer.data, null, 2)}
        </pre>
      )}
      <Drawer opened={opened !== undefined} onClose={() => setOpened(undefined)} position="right" size="lg" title="Record">
        <pre className={classes.json} style={{ maxHeight: 'none' }}>
          {JSON.stringify(opened, null, 2)}
        </pre>
      </Drawer>
    </Stack>
  );
}

interface CostProps {
  readonly answer: CallAnswer;
  readonly connector: Connector;
  readonly rows: number;
  readonly isList: boolean;
}

function Cost({ answer, connector, rows, isList }: CostProps) {
  const { requests, durationMs, quota } = answer.upstream;
  const mode = connector.modes.find(({ name }) => name === answer.auth)?.label.replace(/^To use /, '') ?? answer.auth;
  const remaining = quota?.window?.remaining;
  const facts = [
    isList ? `${rows} ${rows === 1 ? 'record' : 'records'}${answer.page?.hasMore === true ? ', more follow' : ''}` : undefined,
    `${Math.round(durationMs)} ms`,
    mode,
    `${requests} ${requests === 1 ? 'request' : 'requests'}`,
    remaining === undefined ? undefined : `${remaining} left in this window`,
  ];
  return (
    <Text size="sm" c="dimmed" role="status">
      {facts.filter((fact) => fact !== undefined).join(' · ')}
    </Text>
  );
}

function Warnings({ answer }: { readonly answer: CallAnswer }) {
  const { warnings = [] } = answer;
  return warnings.length === 0 ? null : (
    <Alert color="yellow" variant="light">
      <List size="sm" spacing={2}>
        {warnings.slice(0, 10).map((warning) => (
          <List.Item key={`${warning.code} ${warning.field ?? ''} ${warning.detail}`}>
            {warning.field !== undefined && <code>{warning.field} </code>}
            {warning.detail}
          </List.Item>
        ))}
      </List>
      {warnings.length > 10 && <Text size="sm">and {warnings.length - 10} more</Text>}
    </Alert>
  );
}

function CopyMenu({ facts }: { readonly facts: Parameters<typeof copyAs>[1] }) {
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconCopy size={14} />}>
          Copy as
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {copyForms.map(({ form, label }) => (
          <CopyButton key={form} value={copyAs(form, facts)}>
            {({ copied, copy }) => (
              <Menu.Item onClick={copy} leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}>
                {copied ? 'Copied' : label}
              </Menu.Item>
            )}
          </CopyButton>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ListActionsProps {
  readonly answer: CallAnswer;
  readonly order: CallOrder;
  readonly target: CallTarget;
  readonly rows: readonly unknown[];
  readonly columns: readonly string[];
  readonly onLoaded: (rows: readonly unknown[]) => void;
}

/** Loads more rows into the table, or streams all of them to a file, with progress and a way to stop. */
function ListActions({ answer, order, target, rows, columns, onLoaded }: ListActionsProps) {
  const [done, setDone] = useState(0);
  const running = useRef<AbortController>(undefined);
  const begin = () => {
    setDone(0);
    running.current = new AbortController();
    return running.current.signal;
  };
  const load = useMutation({ mutationFn: () => loadRows(target, order, begin(), setDone), onSuccess: onLoaded });
  const save = useMutation({
    mutationFn: (format: ExportFormat) => exportAll({ target, order, format, columns, signal: begin(), onProgress: setDone }),
  });
  const busy = load.isPending || save.isPending;
  const failed = load.error ?? save.error;
  const stopped = failed instanceof DOMException && failed.name === 'AbortError';
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {answer.page?.hasMore === true && (
          <Button size="xs" variant="default" onClick={() => load.mutate()} disabled={busy}>
            Load up to {mostRowsShown.toLocaleString()} rows
          </Button>
        )}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconDownload size={14} />} disabled={busy}>
              Download
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>These {rows.length} rows</Menu.Label>
            <Menu.Item onClick={() => downloadRows(rows, columns, 'csv', order.method)}>CSV</Menu.Item>
            <Menu.Item onClick={() => downloadRows(rows, columns, 'ndjson', order.method)}>NDJSON</Menu.Item>
            <Menu.Divider />
            <Menu.Label>All pages</Menu.Label>
            <Menu.Item onClick={() => save.mutate('csv')}>All as CSV</Menu.Item>
            <Menu.Item onClick={() => save.mutate('ndjson')}>All as NDJSON</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {busy && (
          <Button size="xs" variant="default" color="red" onClick={() => running.current?.abort()}>
            Cancel
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {busy ? `${done.toLocaleString()} records so far` : stopped ? 'Cancelled.' : save.isSuccess ? `${save.data.records.toLocaleString()} records saved.` : ''}
        </Text>
      </Group>
      {busy && <Progress value={100} animated size="xs" aria-label="Reading all pages" />}
      {failed !== null && !stopped && <ProblemAlert error={failed} />}
    </Stack>
  );
}

async function loadRows(target: CallTarget, order: CallOrder, signal: AbortSignal, onProgress: (rows: number) => void): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const lines of streamCall(target, order, signal)) {
    rows.push(...lines.map((line): unknown => JSON.parse(line)));
    onProgress(rows.length);
    if (rows.length >= mostRowsShown) {
      break;
    }
  }
  return rows.slice(0, mostRowsShown);
}
