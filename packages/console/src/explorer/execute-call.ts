import { answered, problemOf, type Schema, unreachable } from '@tandem/client';
import { api } from '../api/api.ts';

/** Where a call goes. */
export interface CallTarget {
  readonly account: string;
  readonly installation: string;
}

/** A call as the person made it. */
export interface CallOrder {
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly auth?: string;
  readonly values?: 'clean' | 'raw';
}

export interface CallWarning {
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
}

/** What a call answered. */
export type CallAnswer = Schema<'CallResult'>;

const path = '/v1/accounts/{account}/connectors/{installation}/calls';

/** Executes a method once. Throws a `Problem`. */
export async function executeCall(target: CallTarget, order: CallOrder, signal: AbortSignal): Promise<CallAnswer> {
  return answered(api.POST(path, { params: { path: { ...target } }, body: { ...order }, signal }));
}

/** The request that a call would send, secrets masked. */
export async function dryRun(target: CallTarget, order: CallOrder, signal: AbortSignal): Promise<unknown> {
  return answered(api.POST(path, { params: { path: { ...target } }, body: { ...order, dryRun: true }, signal }));
}

/** The last line of a stream. */
export interface StreamEnd {
  readonly records: number;
  readonly requests: number;
  readonly warnings?: readonly CallWarning[];
}

/**
 * Executes a list over all its pages. Gives the lines of each piece that arrives; answers how the stream ended. Throws a `Problem`, also where the
 * stream was cut.
 */
export async function* streamCall(
  target: CallTarget,
  order: CallOrder,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], StreamEnd, void> {
  const url = path
    .replace('{account}', encodeURIComponent(target.account))
    .replace('{installation}', encodeURIComponent(target.installation));
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(order),
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error instanceof TypeError ? unreachable(window.location.origin) : error;
  });
  if (!response.ok || response.body === null) {
    throw await problemOf(response);
  }
  let rest = '';
  for await (const text of textsOf(response.body)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const last = lines.at(-1);
    const end = last === undefined ? undefined : await endOf(last);
    const records = end === undefined ? lines : lines.slice(0, -1);
    if (records.length > 0) {
      yield records;
    }
    if (end !== undefined) {
      return end;
    }
  }
  throw await problemOf(new Response(JSON.stringify(cutProblem), { status: 502 }));
}

const cutProblem = {
  type: 'about:blank',
  title: 'The stream was cut',
  status: 502,
  code: 'stream_cut',
  detail: 'The connection broke before all records had come.',
  hint: 'Try again; what has come so far is incomplete.',
};

async function* textsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Reads the line that ends a stream; undefined where it is a record. Throws the problem that the line carries. */
async function endOf(line: string): Promise<StreamEnd | undefined> {
  if (!line.startsWith('{"end":') && !line.startsWith('{"error":')) {
    return undefined;
  }
  // The contract of a stream's last line.
  const last = JSON.parse(line) as { readonly end?: StreamEnd; readonly error?: object };
  if (last.error !== undefined) {
    throw await problemOf(new Response(JSON.stringify(last.error), { status: cutProblem.status }));
  }
  return last.end;
}
