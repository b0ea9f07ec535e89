import { z } from 'zod';
import type { Selectable } from 'kysely';
import type { CallTable } from '../../database/tables.ts';
import { problemAnswer } from '../../http/problem.ts';
import { momentText } from '../../http/text.ts';
import { account } from '../../vault/key-owner.ts';
import type { Vault } from '../../vault/vault.ts';
import { mostRecordedBytes } from '../records/recorded-body.ts';

export const callStatusText = z.enum(['running', 'succeeded', 'failed', 'unknown', 'cancelled']);
export const effectText = z.enum(['read', 'create', 'update', 'delete', 'action']);

const attemptAnswer = z.object({
  at: momentText,
  durationMs: z.number(),
  waitedMs: z.number().describe('Waiting for the budget and for backoff before it'),
  path: z.string(),
  httpStatus: z.int().nullable(),
  outcome: z.string(),
});

const bodyAnswer = z
  .object({
    size: z.int().describe('Bytes of the whole'),
    complete: z.boolean().describe('False where only the head is kept, or nothing any more'),
    value: z.unknown().optional().describe('The whole, where it is kept'),
    head: z.string().optional().describe('The first 64 KiB of a larger one, as text'),
  })
  .describe('Secrets are taken out');

const facts = {
  id: z.string(),
  account: z.string(),
  connector: z.string(),
  installation: z.object({ id: z.string().nullable().describe('Null once it was removed'), name: z.string() }),
  method: z.string(),
  effect: effectText,
  auth: z.string().nullable().describe('The authentication mode, where one was chosen'),
  form: z.enum(['json', 'stream']),
  actor: z.object({
    kind: z.enum(['user', 'token', 'operator', 'system', 'cycle']),
    id: z.string().nullable(),
    name: z.string(),
  }),
  status: callStatusText.describe('`unknown`: a write whose outcome nobody knows'),
  errorCode: z.string().nullable(),
  startedAt: momentText,
  finishedAt: momentText.nullable(),
  durationMs: z.int().nullable(),
  records: z.int().nullable().describe('Records given out, for lists and streams'),
  upstream: z.object({ requests: z.int(), durationMs: z.number() }),
};

/** A call in a list. */
export const callSummaryAnswer = z.object(facts).meta({ id: 'CallSummary' });

/** A call with all that is kept of it. */
export const callAnswer = z
  .object({
    ...facts,
    error: problemAnswer.partial().nullable(),
    warnings: z.array(z.object({ code: z.string(), detail: z.string(), field: z.string().optional() })),
    idempotencyKey: z.string().nullable(),
    attempts: z.array(attemptAnswer).describe('The latest 50 requests'),
    input: bodyAnswer.nullable(),
    output: bodyAnswer.nullable(),
  })
  .meta({ id: 'Call' });

export type CallRow = Selectable<CallTable>;
/** A row without what is encrypted. */
export type CallFactsRow = Omit<CallRow, 'input' | 'output'>;

/** Columns of a call without what is encrypted. */
export const callFactColumns = [
  'id',
  'account_id',
  'account_connector_id',
  'account_connector_name',
  'connector',
  'method',
  'effect',
  'auth',
  'stream',
  'actor_kind',
  'actor_id',
  'actor_name',
  'status',
  'error_code',
  'error',
  'input_size',
  'output_size',
  'record_count',
  'upstream',
  'warnings',
  'idempotency_key',
  'node_id',
  'cancel_requested_at',
  'started_at',
  'finished_at',
] as const satisfies readonly (keyof CallFactsRow)[];

const upstreamShape = z.object({
  requests: z.number(),
  durationMs: z.number(),
  attempts: z.array(
    z.object({
      at: z.number(),
      durationMs: z.number(),
      waitedMs: z.number(),
      path: z.string(),
      httpStatus: z.number().optional(),
      outcome: z.string(),
    }),
  ),
});

const nothingSent: z.infer<typeof upstreamShape> = { requests: 0, durationMs: 0, attempts: [] };

export function callSummaryOf(row: CallFactsRow): z.infer<typeof callSummaryAnswer> {
  const upstream = upstreamOf(row);
  return {
    id: row.id,
    account: row.account_id,
    connector: row.connector,
    installation: { id: row.account_connector_id, name: row.account_connector_name },
    method: row.method,
    effect: row.effect,
    auth: row.auth,
    form: row.stream ? 'stream' : 'json',
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    status: row.status,
    errorCode: row.error_code,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    durationMs: row.finished_at === null ? null : row.finished_at.getTime() - row.started_at.getTime(),
    records: row.record_count,
    upstream: { requests: upstream.requests, durationMs: Math.round(upstream.durationMs) },
  };
}

/** A call with its input and output opened. */
export async function callOf(vault: Vault, row: CallRow): Promise<z.infer<typeof callAnswer>> {
  const [input, output] = await Promise.all([openBody(vault, row, 'input'), openBody(vault, row, 'output')]);
  return {
    ...callSummaryOf(row),
    error: problemAnswer.partial().nullable().catch(null).parse(row.error),
    warnings: z
      .array(z.object({ code: z.string(), detail: z.string(), field: z.string().optional() }))
      .catch([])
      .parse(row.warnings ?? []),
    idempotencyKey: row.idempotency_key,
    attempts: upstreamOf(row).attempts.map(({ at, httpStatus, durationMs, ...attempt }) => ({
      ...attempt,
      at: new Date(at).toISOString(),
      durationMs: Math.round(durationMs * 10) / 10,
      httpStatus: httpStatus ?? null,
    })),
    input,
    output,
  };
}

async function openBody(
  vault: Vault,
  row: CallRow,
  field: 'input' | 'output',
): Promise<z.infer<typeof bodyAnswer> | null> {
  const size = row[`${field}_size`];
  if (size === null) return null;
  const ciphertext = row[field];
  if (ciphertext === null) return { size, complete: false };
  const text = (await vault.decrypt(account(row.account_id), { record: row.id, field }, ciphertext)).toString();
  if (size > mostRecordedBytes) return { size, complete: false, head: text };
  const value: unknown = JSON.parse(text);
  return { size, complete: true, value };
}

function upstreamOf(row: CallFactsRow): z.infer<typeof upstreamShape> {
  return upstreamShape.catch(nothingSent).parse(row.upstream ?? nothingSent);
}
