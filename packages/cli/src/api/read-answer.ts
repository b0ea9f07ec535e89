import { Problem } from '@tandem/client';
import type { z } from 'zod';
import { Failure } from '../failure.ts';
import { problemShape } from '../problem.ts';

/** What a request of the client answers, as far as it is read: `data` as the API's document declares it. */
export type Answer<Data> = Promise<{ readonly data?: Data; readonly response: Response }>;

/**
 * The data of an answer, checked against the shape: the server may be of another version than this command.
 *
 * @throws Failure where the server refuses, cannot be reached, or answers in another form
 */
export async function readAnswer<Shape extends z.ZodType>(
  shape: Shape,
  answer: Answer<z.input<Shape>>,
): Promise<z.output<Shape>> {
  const { data, response } = await answered(answer);
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new Failure(1, `The server answered ${response.url} in a form that this command does not know.`, {
    hint: 'The command and the server may be of different versions.',
    cause: parsed.error,
  });
}

/**
 * An answer whose body is still to come: asked for with `parseAs: 'stream'`.
 *
 * @throws Failure where the server refuses, cannot be reached, or sends no body
 */
export async function readStream(
  answer: Answer<unknown>,
): Promise<{ readonly body: ReadableStream<Uint8Array>; readonly type: string | undefined }> {
  const { response } = await answered(answer);
  if (response.body === null) throw new Failure(1, 'The server sent nothing.');
  return { body: response.body, type: response.headers.get('content-type') ?? undefined };
}

async function answered<Data>(answer: Answer<Data>): Promise<Awaited<Answer<Data>>> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof Problem ? failureOf(error) : error;
  }
}

function failureOf(cause: Problem): Failure {
  if (cause.code === 'unreachable') {
    return new Failure(1, cause.message, {
      hint: 'Start it with "npm start", or set TANDEM_URL to where it runs.',
      cause,
    });
  }
  if (cause.code === 'unreadable') {
    return new Failure(1, cause.message, { hint: 'Check TANDEM_URL, and any proxy before it.', cause });
  }
  const parsed = problemShape.safeParse(cause.document);
  const problem = parsed.success ? parsed.data : problemShape.parse({ status: cause.document.status });
  return new Failure(1, problem.detail === '' ? problem.title : problem.detail, {
    problem,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    cause,
  });
}
