import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { RecordBatch, StreamEnd } from '@tandem/connector-kit';
import { crashPoint } from '../../crash-points/crash-point.ts';
import { problemOf } from '../../http/problem.ts';
import type { CallConduct } from './call-conduct.ts';

/** Opens the answer: writes its head and hands it over. Called once the first page is there, so that what fails before is a plain problem. */
export type OpenAnswer = (headers: Readonly<Record<string, string>>) => ServerResponse;

type Step = IteratorResult<RecordBatch, StreamEnd>;

/**
 * Executes a list as a stream: every record of every page on a line of its own, then a line that says how it ended. The next page is asked for
 * while this one is written, and not before the one before it has left: memory holds two pages, however slow the client.
 *
 * @throws TandemError that carries the call's id, where the first page fails
 */
export async function executeStream(conduct: CallConduct, openAnswer: OpenAnswer): Promise<void> {
  const tally = { records: 0, requests: 0, durationMs: 0 };
  let batches: AsyncGenerator<RecordBatch, StreamEnd, void>;
  let step: Step;
  try {
    const stream = conduct.caller.stream(conduct.request);
    conduct.call.auth = stream.mode;
    batches = stream.batches();
    step = await timed(tally, batches.next());
  } catch (thrown) {
    throw await conduct.fail(thrown);
  }
  const response = openAnswer({ 'content-type': 'application/x-ndjson' });
  try {
    while (step.done !== true) {
      const following = timed(tally, batches.next());
      // Its failure is told when its turn comes.
      following.catch(() => undefined);
      const { records } = step.value;
      tally.requests += 1;
      tally.records += records.length;
      await write(response, lines(records), conduct.call.signal);
      crashPoint('call.between-pages');
      step = await following;
    }
  } catch (thrown) {
    const error = await conduct.fail(thrown, tally);
    response.end(`${JSON.stringify({ error: problemOf(error) })}\n`);
    return;
  }
  const recorded = await conduct.succeed({
    auth: conduct.call.auth,
    recordCount: step.value.records,
    expense: { requests: step.value.requests, durationMs: Math.round(tally.durationMs), attempts: [] },
    warnings: step.value.warnings,
  });
  response.end(`${JSON.stringify({ end: endOf(step.value, recorded) })}\n`);
}

function endOf({ records, requests, warnings }: StreamEnd, recorded: boolean) {
  const all = recorded
    ? warnings
    : [
        ...warnings,
        { code: 'not_recorded', detail: 'The call is not in the log yet; it will be when the database is back.' },
      ];
  return { records, requests, ...(all.length > 0 && { warnings: all }) };
}

function lines(records: readonly unknown[]): string {
  let text = '';
  for (const record of records) text += `${JSON.stringify(record)}\n`;
  return text;
}

/** Writes, and waits until the client has taken it where it is slower than we are. */
async function write(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (response.write(text) || response.destroyed) return;
  await once(response, 'drain', { signal });
}

async function timed(tally: { durationMs: number }, step: Promise<Step>): Promise<Step> {
  const began = performance.now();
  try {
    return await step;
  } finally {
    tally.durationMs += performance.now() - began;
  }
}
