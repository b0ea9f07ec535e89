import type { CallOrder, CallTarget, StreamEnd } from './execute-call.ts';
import { streamCall } from './execute-call.ts';
import { openGrowingFile } from './growing-file.ts';
import { csvOf } from './records-as-csv.ts';

export type ExportFormat = 'ndjson' | 'csv';

export interface ExportOptions {
  readonly target: CallTarget;
  readonly order: CallOrder;
  readonly format: ExportFormat;
  /** Columns of a CSV file; members beyond them are left out. */
  readonly columns: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress: (records: number) => void;
}

/** Streams all records of a list to a file, which is handed to the person at the end. */
export async function exportAll(options: ExportOptions): Promise<StreamEnd> {
  const { target, order, format, columns, signal, onProgress } = options;
  const file = await openGrowingFile();
  try {
    if (format === 'csv') {
      await file.write(csvOf([], columns, true));
    }
    const lines = streamCall(target, order, signal);
    let records = 0;
    for (;;) {
      const { value, done } = await lines.next();
      if (done) {
        download(await file.finish(), `${order.method}.${format}`);
        return value;
      }
      records += value.length;
      await file.write(format === 'csv' ? csvOf(value.map(parsed), columns, false) : `${value.join('\n')}\n`);
      onProgress(records);
    }
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Hands rows that are here already to the person as a file. */
export function downloadRows(
  rows: readonly unknown[],
  columns: readonly string[],
  format: ExportFormat,
  name: string,
): void {
  const text = format === 'csv' ? csvOf(rows, columns, true) : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  download(new Blob([text]), `${name}.${format}`);
}

function parsed(line: string): unknown {
  return JSON.parse(line);
}

/** The browser has begun to read a file by then. */
const keptMs = 60_000;

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
