import { z } from 'zod';
import { Failure } from '../failure.ts';
import { problemShape } from '../problem.ts';

const lastLineShape = z.union([
  z.strictObject({
    end: z.looseObject({
      records: z.number(),
      requests: z.number().optional(),
      warnings: z.array(z.looseObject({ code: z.string(), detail: z.string() })).optional(),
    }),
  }),
  z.strictObject({ error: problemShape }),
]);

/** What the last line of a complete stream tells. */
export type StreamEnd = Extract<z.infer<typeof lastLineShape>, { end: unknown }>['end'];

/**
 * The lines of a stream of records as they come, at constant memory; returns what its last line tells.
 *
 * @throws Failure where the stream ends with an error, or without saying that it is complete
 */
export async function* readRecordLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string, StreamEnd> {
  // The last line is not a record; which one is the last is known only once the stream has ended.
  let held: string | undefined;
  for await (const line of linesOf(body)) {
    if (held !== undefined) yield held;
    held = line;
  }
  return endOf(held);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw cut(error);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

function endOf(line: string | undefined): StreamEnd {
  const parsed = lastLineShape.safeParse(line === undefined ? undefined : jsonOf(line));
  if (!parsed.success) throw cut(parsed.error);
  if ('end' in parsed.data) return parsed.data.end;
  const { error: problem } = parsed.data;
  const resume =
    problem.resumePage === undefined ? undefined : `Take it up again with --set page=${problem.resumePage}.`;
  const hint = [problem.hint, resume].filter((part) => part !== undefined).join(' ');
  throw new Failure(1, problem.detail === '' ? problem.title : problem.detail, {
    problem,
    ...(hint === '' ? {} : { hint }),
  });
}

function cut(cause: unknown): Failure {
  return new Failure(1, 'The stream was cut: it did not say that it is complete, so records are missing.', {
    hint: 'Run the command again; the server log says why.',
    cause,
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
