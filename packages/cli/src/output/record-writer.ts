import { csvLine } from './csv.ts';
import type { Sink } from './sink.ts';

/** Writes records one by one in one format. */
export interface RecordWriter {
  /** @param line the record as JSON on one line */
  write(line: string): Promise<void>;
  end(): Promise<void>;
}

export const streamFormats = ['ndjson', 'json', 'csv'] as const;
export type StreamFormat = (typeof streamFormats)[number];

export interface CsvColumns {
  /** The columns; undefined takes those of the first records. */
  readonly columns?: readonly string[];
  /** Told once, of fields that got no column. */
  onLeftOut(names: readonly string[]): void;
}

export function recordWriter(format: StreamFormat, sink: Sink, csv: CsvColumns): RecordWriter {
  if (format === 'csv') return csvWriter(sink, csv);
  return format === 'json' ? jsonWriter(sink) : ndjsonWriter(sink);
}

function ndjsonWriter(sink: Sink): RecordWriter {
  return { write: async (line) => sink.write(`${line}\n`), end: async () => {} };
}

function jsonWriter(sink: Sink): RecordWriter {
  let before = '[\n';
  return {
    write: async (line) => {
      await sink.write(`${before}  ${line}`);
      before = ',\n';
    },
    end: async () => sink.write(before === '[\n' ? '[]\n' : '\n]\n'),
  };
}

/** So many records are looked at before the columns are settled. */
const settleAfter = 100;

function csvWriter(sink: Sink, { columns, onLeftOut }: CsvColumns): RecordWriter {
  let names = columns;
  let waiting: Record<string, unknown>[] = [];
  const leftOut = new Set<string>();
  const settle = async (): Promise<void> => {
    names ??= [...new Set(waiting.flatMap((record) => Object.keys(record)))];
    await sink.write(csvLine(names));
    for (const record of waiting) await put(record);
    waiting = [];
  };
  let settled = false;
  const put = async (record: Record<string, unknown>): Promise<void> => {
    if (columns === undefined) {
      for (const name of Object.keys(record)) if (names?.includes(name) === false) leftOut.add(name);
    }
    await sink.write(csvLine((names ?? []).map((name) => (Object.hasOwn(record, name) ? record[name] : undefined))));
  };
  return {
    write: async (line) => {
      const record = recordOf(line);
      if (settled) return put(record);
      waiting.push(record);
      if (waiting.length < settleAfter) return;
      settled = true;
      await settle();
    },
    end: async () => {
      if (!settled) await settle();
      if (leftOut.size > 0) onLeftOut([...leftOut]);
    },
  };
}

function recordOf(line: string): Record<string, unknown> {
  const value: unknown = JSON.parse(line);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { value };
}
