import { z } from 'zod';
import { readAnswer, readStream } from '../api/read-answer.ts';
import { readRecordLines, type StreamEnd } from '../api/ndjson.ts';
import { plainText } from '../output/plain-text.ts';
import { note, warn } from '../output/print.ts';
import { createProgress } from '../output/progress.ts';
import { recordWriter, type StreamFormat } from '../output/record-writer.ts';
import { schemaFields } from '../output/schema-fields.ts';
import type { Sink } from '../output/sink.ts';
import type { PreparedCall } from './prepared-call.ts';

const methodShape = z.looseObject({ outputSchema: z.unknown().optional() });

/** Streams every record of a list, one at a time, and fails where the stream does not say that it is complete. */
export async function callForStream(
  call: PreparedCall,
  openSink: () => Sink,
  format: StreamFormat,
  chosen: readonly string[] | undefined,
): Promise<void> {
  const { api, request } = call;
  const { body } = await readStream(
    api.POST('/v1/accounts/{account}/connectors/{installation}/calls', {
      ...request,
      headers: { ...request.headers, accept: 'application/x-ndjson' },
      parseAs: 'stream',
    }),
  );
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
    const lines = readRecordLines(body);
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
async function columnsOf({ api, request }: PreparedCall): Promise<string[] | undefined> {
  const path = { ...request.params.path, method: request.body.method };
  const { outputSchema } = await readAnswer(
    methodShape,
    api.GET('/v1/accounts/{account}/connectors/{installation}/methods/{method}', { params: { path } }),
  );
  const names = schemaFields(outputSchema).flatMap(({ path }) => (path.includes('.') ? [] : [path]));
  return names.length === 0 ? undefined : names;
}
