import { Alert, Code, Drawer, Group, List, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { Connector, Method } from '../api/library-queries.ts';
import { shortLabel } from '../library/mode-label.ts';
import { JsonView } from '../records/json-view.tsx';
import { isRecord } from '../records/record.ts';
import { RecordView } from '../records/record-view.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import type { CallAnswer, CallOrder, CallTarget } from './execute-call.ts';
import { ListActions } from './list-actions.tsx';
import { getterOf, idsOf, RecordLinks } from './record-links.tsx';
import { columnsOf, firstColumns, refersToByName } from './result-columns.ts';
import { ResultTable } from './result-table.tsx';

/** As JSON, more rows than this would only make the page slow. */
const mostRowsAsJson = 200;

export interface ResultViewProps {
  readonly answer: CallAnswer;
  /** What was executed. */
  readonly order: CallOrder;
  readonly target: CallTarget;
  readonly definition: Method;
  readonly connector: Connector;
  readonly methodKeys: ReadonlySet<string>;
}

/** What a call answered: as a table or a record, as JSON, to a file; and what it cost. */
export function ResultView({ answer, order, target, definition, connector, methodKeys }: ResultViewProps) {
  const isList = Array.isArray(answer.data);
  const hasFields = isList || isRecord(answer.data);
  const [view, setView] = useState<'fields' | 'json'>(hasFields ? 'fields' : 'json');
  const [more, setMore] = useState<readonly unknown[]>();
  const rows: readonly unknown[] = more ?? (Array.isArray(answer.data) ? answer.data : []);
  const [opened, setOpened] = useState<unknown>();
  const refersTo = useMemo(() => refersToByName(definition.outputSchema), [definition.outputSchema]);
  const draw = (name: string, value: unknown) => {
    const method = getterOf(refersTo.get(name), connector, methodKeys);
    const ids = idsOf(value);
    return method === undefined || ids.length === 0 ? undefined : (
      <RecordLinks method={method} ids={ids} target={target} />
    );
  };
  return (
    <Stack gap="sm" component="section" aria-label="Result">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Title order={3}>Result</Title>
          <Cost answer={answer} connector={connector} rows={rows.length} isList={isList} />
        </Group>
        {hasFields && (
          <SegmentedControl
            size="xs"
            aria-label="How to show the result"
            data={[
              { value: 'fields', label: isList ? 'Table' : 'Fields' },
              { value: 'json', label: 'JSON' },
            ]}
            value={view}
            onChange={(picked) => setView(picked === 'json' ? 'json' : 'fields')}
          />
        )}
      </Group>
      <Warnings answer={answer} />
      {isList && (
        <ListResult
          answer={answer}
          order={order}
          target={target}
          rows={rows}
          definition={definition}
          asTable={view === 'fields'}
          draw={draw}
          onLoaded={setMore}
          onOpen={setOpened}
        />
      )}
      {!isList && view === 'fields' && isRecord(answer.data) && <RecordView value={answer.data} draw={draw} />}
      {view === 'json' && (
        <>
          {rows.length > mostRowsAsJson && (
            <Text size="sm" c="dimmed">
              The first {mostRowsAsJson} of {rows.length.toLocaleString()} records; download them to see all.
            </Text>
          )}
          <JsonView label="Result as JSON" value={isList ? rows.slice(0, mostRowsAsJson) : answer.data} />
        </>
      )}
      <Drawer
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        position="right"
        size="lg"
        title="Record"
      >
        {isRecord(opened) ? (
          <RecordView value={opened} draw={draw} />
        ) : (
          <JsonView label="Record" value={opened} whole />
        )}
      </Drawer>
    </Stack>
  );
}

interface ListResultProps {
  readonly answer: CallAnswer;
  readonly order: CallOrder;
  readonly target: CallTarget;
  readonly rows: readonly unknown[];
  readonly definition: Method;
  readonly asTable: boolean;
  readonly draw: (name: string, value: unknown) => ReactNode | undefined;
  readonly onLoaded: (rows: readonly unknown[]) => void;
  readonly onOpen: (row: unknown) => void;
}

function ListResult({ answer, order, target, rows, definition, asTable, draw, onLoaded, onOpen }: ListResultProps) {
  const columns = useMemo(() => columnsOf(rows, definition.outputSchema), [rows, definition.outputSchema]);
  const [chosen, setChosen] = useState<readonly string[]>();
  const shown = columns.filter(({ name }) => (chosen ?? firstColumns(columns)).includes(name));
  return (
    <>
      <ListActions
        answer={answer}
        order={order}
        target={target}
        rows={rows}
        columns={columns.map(({ name }) => name)}
        onLoaded={onLoaded}
      >
        {asTable && rows.length > 0 && (
          <ColumnChooser
            columns={columns.map(({ name }) => name)}
            shown={shown.map(({ name }) => name)}
            onChange={setChosen}
            onReset={() => setChosen(undefined)}
          />
        )}
      </ListActions>
      {asTable && rows.length > 0 && <ResultTable rows={rows} columns={shown} draw={draw} onOpen={onOpen} />}
      {asTable && rows.length === 0 && (
        <Text c="dimmed" size="sm">
          No record fits. Nothing is wrong: the list is empty.
        </Text>
      )}
    </>
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
  const mode = connector.modes.find(({ name }) => name === answer.auth);
  const follows = answer.page?.hasMore === true && rows === answer.page.size;
  const facts = [
    isList
      ? `${rows.toLocaleString()} ${rows === 1 ? 'record' : 'records'}${follows ? ', more follow' : ''}`
      : undefined,
    `${Math.round(durationMs)} ms`,
    mode === undefined ? answer.auth : shortLabel(mode),
    `${requests} ${requests === 1 ? 'request' : 'requests'}`,
    quota === null ? undefined : `${quota.window.remaining.toLocaleString()} left in this window`,
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
            {warning.field !== undefined && <Code>{warning.field}</Code>} {warning.detail}
          </List.Item>
        ))}
      </List>
      {warnings.length > 10 && <Text size="sm">and {warnings.length - 10} more</Text>}
    </Alert>
  );
}
