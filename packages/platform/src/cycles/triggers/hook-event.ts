import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { parseJson } from '../../http/parse-json.ts';
import type { WebhookTrigger } from '../definition/trigger.ts';
import { readMember } from '../steps/read-member.ts';
import { readCsv } from './read-csv.ts';

/** A delivery as cycles see it, in `trigger`. */
export interface HookEvent {
  readonly body: unknown;
  readonly query: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: string;
}

/** Headers that carry credentials, or say nothing about the event. */
const leftOut: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'connection',
  'host',
  'content-length',
  'transfer-encoding',
]);

/**
 * Reads a delivery: JSON, a form, CSV as a list of rows, or else text.
 *
 * @throws TandemError `request_malformed` where it says that it is JSON or CSV and is not
 */
export function readHookEvent(request: FastifyRequest): HookEvent {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    leftOut.has(name) || value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return {
    body: readBody(request),
    query: request.query,
    headers: Object.fromEntries(headers),
    receivedAt: new Date().toISOString(),
  };
}

/** Without a body it is no event but a look at whether somebody answers. */
export function isProbe(request: FastifyRequest): boolean {
  return !Buffer.isBuffer(request.body) || request.body.length === 0;
}

function readBody(request: FastifyRequest): unknown {
  const { body } = request;
  if (!Buffer.isBuffer(body)) return null;
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  if (type === 'application/json' || type.endsWith('+json')) return parseJson(body);
  if (type === 'text/csv') return readCsv(body);
  const text = body.toString('utf8');
  return /^\s*[[{]/.test(text) ? jsonOr(text, body) : text;
}

/** Many senders forget to say that it is JSON. */
function jsonOr(text: string, body: Buffer): unknown {
  try {
    return parseJson(body);
  } catch {
    return text;
  }
}

const deliveryHeaders = ['webhook-id', 'idempotency-key', 'x-request-id'] as const;

/** What two deliveries of one event have in common; undefined where each is to be an event of its own. */
export function dedupeKeyOf(trigger: WebhookTrigger, event: HookEvent): string | undefined {
  const by = trigger.dedupe?.by ?? 'delivery';
  if (by === 'none') return undefined;
  if (typeof by === 'object') {
    const value = readMember(event, by.path);
    return value === undefined || value === null ? undefined : `path/${hashOf(value)}`;
  }
  const header =
    by === 'delivery' ? deliveryHeaders.map((name) => event.headers[name]).find((id) => id !== undefined) : undefined;
  return header === undefined ? `body/${hashOf(event.body)}` : `delivery/${hashOf(header)}`;
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? 'null')
    .digest('base64url');
}
