import { Button, Group, Menu, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { type CallAnswer, type CallOrder, type CallTarget, streamCall } from './execute-call.ts';
import { downloadRows, exportAll, type ExportFormat } from './export-records.ts';

/** More rows than this are for a file, not for the eye. */
const mostRowsShown = 5_000;

export interface ListActionsProps {
  readonly answer: CallAnswer;
  readonly order: CallOrder;
  readonly target: CallTarget;
  readonly rows: readonly unknown[];
  readonly columns: readonly string[];
  readonly onLoaded: (rows: readonly unknown[]) => void;
  /** Further buttons beside these. */
  readonly children?: ReactNode;
}

/** Loads more rows into the table, or streams all of them to a file, with progress and a way to stop. */
export function ListActions({ answer, order, target, rows, columns, onLoaded, children }: ListActionsProps) {
  const [done, setDone] = useState(0);
  const running = useRef<AbortController>(undefined);
  const begin = () => {
    setDone(0);
    running.current = new AbortController();
    return running.current.signal;
  };
  const load = useMutation({ mutationFn: () => loadRows(target, order, begin(), setDone), onSuccess: onLoaded });
  const save = useMutation({
    mutationFn: (format: ExportFormat) =>
      exportAll({ target, order, format, columns, signal: begin(), onProgress: setDone }),
  });
  const busy = load.isPending || save.isPending;
  const failed = load.error ?? save.error;
  const stopped = failed instanceof DOMException && failed.name === 'AbortError';
  const counted = `${rows.length.toLocaleString()} ${rows.length === 1 ? 'row' : 'rows'}`;
  const told = busy
    ? `${done.toLocaleString()} records so far`
    : stopped
      ? 'Cancelled.'
      : save.isSuccess
        ? `${save.data.records.toLocaleString()} records saved.`
        : '';
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
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden="true" />}
              disabled={busy}
            >
              Download
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>What is shown: {counted}</Menu.Label>
            <Menu.Item onClick={() => downloadRows(rows, columns, 'csv', order.method)}>CSV</Menu.Item>
            <Menu.Item onClick={() => downloadRows(rows, columns, 'ndjson', order.method)}>NDJSON</Menu.Item>
            <Menu.Divider />
            <Menu.Label>All pages</Menu.Label>
            <Menu.Item onClick={() => save.mutate('csv')}>All as CSV</Menu.Item>
            <Menu.Item onClick={() => save.mutate('ndjson')}>All as NDJSON</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {children}
        {busy && (
          <Button size="xs" variant="default" onClick={() => running.current?.abort()}>
            Cancel
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {told}
        </Text>
      </Group>
      {busy && <Progress value={100} animated size="xs" aria-label="Reading all pages" />}
      {failed !== null && !stopped && <ProblemAlert error={failed} />}
    </Stack>
  );
}

async function loadRows(
  target: CallTarget,
  order: CallOrder,
  signal: AbortSignal,
  onProgress: (rows: number) => void,
): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const lines of streamCall(target, order, signal)) {
    for (const line of lines) {
      rows.push(JSON.parse(line));
    }
    onProgress(rows.length);
    if (rows.length >= mostRowsShown) {
      break;
    }
  }
  return rows.slice(0, mostRowsShown);
}
