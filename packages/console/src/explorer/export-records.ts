import { stringify } from 'csv-stringify/browser/esm/sync';
import type { CallOrder, CallTarget, StreamEnd } from './execute-call.ts';
import { streamCall } from './execute-call.ts';

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

/**
 * Streams all records of a list to a file. It grows in the browser's own file system, not in memory, and is handed to the person at the end.
 */
export async function exportAll(options: ExportOptions): Promise<StreamEnd> {
  const folder = await navigator.storage.getDirectory();
  const name = `export-${crypto.randomUUID()}.${options.format}`;
  const handle = await folder.getFileHandle(name, { create: true });
  try {
    const end = await write(handle, options);
    download(await handle.getFile(), `${options.order.method}.${options.format}`);
    return end;
  } catch (error) {
    await folder.removeEntry(name).catch(() => undefined);
    throw error;
  }
}

async function write(handle: FileSystemFileHandle, { target, order, format, columns, signal, onProgress }: ExportOptions): Promise<StreamEnd> {
  const file = await handle.createWritable();
  try {
    if (format === 'csv') {
      await file.write(csvOf([], columns, true));
    }
    const lines = streamCall(target, order, signal);
    let records = 0;
    for (;;) {
      const { value, done } = await lines.next();
      if (done) {
        await file.close();
        return value;
      }
      records += value.length;
      await file.write(format === 'csv' ? csvOf(value.map(parsed), columns, false) : `${value.join('\n')}\n`);
      onProgress(records);
    }
  } catch (error) {
    await file.abort().catch(() => undefined);
    throw error;
  }
}

/** Hands rows that are here already to the person as a file. */
export function downloadRows(rows: readonly unknown[], columns: readonly string[], format: ExportFormat, name: string): void {
  const text = format === 'csv' ? csvOf(rows, columns, true) : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  download(new Blob([text]), `${name}.${format}`);
}

function csvOf(rows: readonly unknown[], columns: readonly string[], header: boolean): string {
  return stringify([...rows], {
    header,
    columns: [...columns],
    // A spreadsheet must not take a value for a formula.
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => String(value), object: (value) => JSON.stringify(value) },
  });
}

function parsed(line: string): unknown {
  return JSON.parse(line);
}

const keptMs = 60_000;

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
