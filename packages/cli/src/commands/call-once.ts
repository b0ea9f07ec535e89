import { z } from 'zod';
import { readAnswer } from '../api/read-answer.ts';
import { csvLine } from '../output/csv.ts';
import { plainText } from '../output/plain-text.ts';
import { lineWidth, note, warn } from '../output/print.ts';
import { recordTable, recordsTable } from '../output/records-table.ts';
import { recordWriter } from '../output/record-writer.ts';
import type { Sink } from '../output/sink.ts';
import type { CallOptions } from './call.ts';
import type { PreparedCall } from './prepared-call.ts';

const answerShape = z.looseObject({
  id: z.string().optional(),
  auth: z.string().nullish(),
  data: z.unknown().optional(),
  /** In place of the data, where nothing was sent. */
  request: z.unknown().optional(),
  page: z.looseObject({ number: z.number(), size: z.number(), hasMore: z.boolean() }).nullish(),
  upstream: z.looseObject({ requests: z.number(), durationMs: z.number() }).nullish(),
  warnings: z.array(z.looseObject({ code: z.string(), detail: z.string(), field: z.string().nullish() })).default([]),
});

type Answer = z.infer<typeof answerShape>;

/** Sends a call and prints its data; what is worth knowing beside it goes to standard error. */
export async function callOnce(
  { api, request }: PreparedCall,
  openSink: () => Sink,
  options: CallOptions,
  columns: readonly string[] | undefined,
): Promise<void> {
  const answer = await readAnswer(
    answerShape,
    api.POST('/v1/accounts/{account}/connectors/{installation}/calls', request),
  );
  const sink = openSink();
  if (options.dryRun === true || options.full === true)
    await sink.write(asJson(options.full === true ? answer : answer.request));
  else await writeData(answer.data, sink, options, columns);
  await sink.finish();
  for (const { detail, field } of answer.warnings) warn(plainText(field ? `${field}: ${detail}` : detail));
  if (options.json !== true && options.dryRun !== true) noteFacts(answer);
}

async function writeData(
  data: unknown,
  sink: Sink,
  { json, format }: CallOptions,
  columns: readonly string[] | undefined,
): Promise<void> {
  const chosen = json === true ? 'json' : (format ?? 'table');
  if (chosen === 'json') return sink.write(asJson(data));
  if (chosen === 'table') {
    const width = lineWidth();
    if (!Array.isArray(data)) return sink.write(`${data === null ? 'done' : recordTable(data, width)}\n`);
    if (data.length === 0) return sink.write('(no records)\n');
    return sink.write(`${recordsTable(data, columns === undefined ? { width } : { width, columns })}\n`);
  }
  const records: readonly unknown[] = Array.isArray(data) ? data : [data];
  if (chosen === 'csv' && records.length === 0) return sink.write(columns === undefined ? '' : csvLine(columns));
  const writer = recordWriter(chosen, sink, { ...(columns === undefined ? {} : { columns }), onLeftOut: () => {} });
  for (const record of records) await writer.write(JSON.stringify(record));
  await writer.end();
}

function noteFacts({ auth, page, upstream }: Answer): void {
  const facts = [
    auth ? `by ${auth}` : '',
    upstream
      ? `${upstream.requests} request${upstream.requests === 1 ? '' : 's'}, ${Math.round(upstream.durationMs)} ms`
      : '',
    page
      ? `page ${page.number}${page.hasMore ? ', there are more: --set page=' + String(page.number + 1) + ' or --all' : ''}`
      : '',
  ];
  note(`\n${facts.filter((fact) => fact !== '').join('; ')}`);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value ?? null, undefined, 2)}\n`;
}
