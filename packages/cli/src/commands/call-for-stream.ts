import { z } from 'zod';
import { readRecordLines, type StreamEnd } from '../api/ndjson.ts';
import { Failure } from '../failure.ts';
import { plainText } from '../output/plain-text.ts';
import { note, warn } from '../output/print.ts';
import { createProgress } from '../output/progress.ts';
import { recordWriter, type StreamFormat } from '../output/record-writer.ts';
import { schemaFields } from '../output/schema-fields.ts';
import type { Sink } from '../output/sink.ts';
import type { PreparedCall } from './prepared-call.ts';

const methodShape = z.looseObject({ outputSchema: z.unknown() });

/** Streams every record of a list, one at a time, and fails where the stream does not say that it is complete. */
export async function callForStream(
  call: PreparedCall,
  openSink: () => Sink,
  format: StreamFormat,
  chosen: readonly string[] | undefined,
): Promise<void> {
  const { api, path, body, headers } = call;
  const response = await api.send('POST', path, {
    body,
    headers: { ...headers, accept: 'application/x-ndjson' },
  });
  if (response.body === null) throw new Failure(1, 'The server sent no stream.');
  const columns = format === 'csv' ? (chosen ?? (await columnsOf(call))) : undefined;
  const sink = openSink();
  const progress = createProgress();
  const writer = recordWriter(format, sink, {
    ...(columns === undefined ? {} : { columns }),
    onLeftOut: (names) =>
      warn(`Not in the CSV, since the first records have no such field: ${names.join(', ')}. --columns names them.`),
  });
  let records = 0;
  try {
    const lines = readRecordLines(response.body);
    let next = await lines.next();
    for (; next.done !== true; next = await lines.next()) {
      await writer.write(next.value);
      records += 1;
      progress.report(`${records.toLocaleString('en')} records ...`);
    }
    await writer.end();
    await sink.finish();
    progress.clear();
    report(next.value, records);
  } catch (error) {
    progress.clear();
    await sink.abandon();
    note(`${records.toLocaleString('en')} records came before that.`);
    throw error;
  }
}

function report(end: StreamEnd, records: number): void {
  for (const { detail } of end.warnings ?? []) warn(plainText(detail));
  const requests = end.requests === undefined ? '' : ` in ${end.requests.toLocaleString('en')} requests`;
  note(`${records.toLocaleString('en')} records${requests}.`);
}

/** The columns that the method's output schema names. */
async function columnsOf({ api, describePath }: PreparedCall): Promise<string[] | undefined> {
  const { outputSchema } = await api.read(methodShape, 'GET', describePath);
  const names = schemaFields(outputSchema).flatMap(({ path }) => (path.includes('.') ? [] : [path]));
  return names.length === 0 ? undefined : names;
}
