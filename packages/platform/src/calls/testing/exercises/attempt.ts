import { z } from 'zod';
import type { ServerProcess } from '../server-process.ts';

/** What a client asks for. */
export interface Order {
  readonly kind: 'create' | 'update' | 'get' | 'list' | 'stream';
  readonly body: Readonly<Record<string, unknown>>;
  /** The name of the record that a create makes, no two alike. */
  readonly name?: string;
  readonly key?: string;
}

/** What a client knows of an order once it is answered, or the connection broke. */
export interface Attempt {
  readonly order: Order;
  readonly tookMs: number;
  /** Undefined where no whole answer came. */
  readonly answer: Answer | undefined;
}

export interface Answer {
  readonly status: number;
  /** Undefined for a success. */
  readonly code: string | undefined;
  /** The call's id, where the answer names it. */
  readonly call: string | undefined;
  readonly data: unknown;
  readonly warnings: readonly string[];
  readonly replayed: boolean;
  readonly retryAfter: number | undefined;
}

const bodyShape = z.looseObject({
  id: z.string().optional(),
  call: z.string().optional(),
  code: z.string().optional(),
  data: z.unknown().optional(),
  warnings: z.array(z.object({ code: z.string() })).optional(),
});
const lastLineShape = z.object({
  end: z.object({ records: z.number() }).optional(),
  error: z.looseObject({ code: z.string(), call: z.string().optional() }).optional(),
});

/** Sends an order once. */
export async function attempt(server: ServerProcess, path: string, order: Order): Promise<Attempt> {
  const began = performance.now();
  const answer = await ask(server, path, order).catch(() => undefined);
  return { order, tookMs: performance.now() - began, answer };
}

async function ask(server: ServerProcess, path: string, { kind, body, key }: Order): Promise<Answer | undefined> {
  const response = await server.send('POST', `${path}/calls`, {
    body,
    headers: {
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(kind === 'stream' && { accept: 'application/x-ndjson' }),
    },
  });
  const text = await response.text();
  if (kind === 'stream' && response.ok) return lastLine(text);
  const { id, call, code, data, warnings = [] } = bodyShape.parse(JSON.parse(text));
  return {
    status: response.status,
    code,
    call: id ?? call,
    data,
    warnings: warnings.map((warning) => warning.code),
    replayed: response.headers.get('idempotency-replayed') === 'true',
    retryAfter: Number(response.headers.get('retry-after') ?? Number.NaN),
  };
}

/** A stream that was cut has no last line that says how it ended. */
function lastLine(text: string): Answer | undefined {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.trimEnd().split('\n');
  const last = lastLineShape.safeParse(JSON.parse(lines.at(-1) ?? 'null'));
  if (!last.success || (last.data.end === undefined && last.data.error === undefined)) return undefined;
  const { end, error } = last.data;
  const lost = end !== undefined && end.records !== lines.length - 1;
  return {
    status: 200,
    code: lost ? 'records lost on the way' : error?.code,
    call: error?.call,
    data: end?.records,
    warnings: [],
    replayed: false,
    retryAfter: undefined,
  };
}
