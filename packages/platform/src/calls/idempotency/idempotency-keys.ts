import { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { account } from '../../vault/key-owner.ts';
import type { Vault } from '../../vault/vault.ts';
import { nodeIsDead } from '../nodes/living-node.ts';
import { recoverCalls } from '../nodes/recover-calls.ts';

/** How long an answer stays bound to its key. */
export const keyLifeHours = 24;

/** A call that a key was presented with. */
export interface KeyUse {
  readonly key: string;
  readonly accountId: string;
  readonly installationId: string;
  /** Tells one body from another; see {@link fingerprintOfBody}. */
  readonly bodyHash: Buffer;
  readonly callId: string;
  readonly nodeId: string;
}

/** The answer that a key is bound to. */
export interface StoredAnswer {
  readonly status: number;
  /** JSON as it was sent. */
  readonly body: string;
}

/**
 * Claims a key for a call, or answers what the key is bound to already.
 *
 * @throws TandemError `conflict` where the key was used with another body, or its call still runs
 */
export async function claimKey(
  database: Kysely<Database>,
  vault: Vault,
  use: KeyUse,
): Promise<'claimed' | StoredAnswer> {
  for (;;) {
    if (await insertKey(database, use)) return 'claimed';
    const found = await readKey(database, use);
    // Gone between the two: whoever held it has set it free.
    if (found === undefined) continue;
    if (found.expired) {
      await removeKey(database, use, found.call_id);
      continue;
    }
    if (!found.body_hash.equals(use.bodyHash)) throw otherBody();
    if (found.state === 'done') return readAnswer(vault, use, found);
    if (!found.node_is_dead) throw stillRuns();
    await recoverCalls(database);
  }
}

type FoundKey = NonNullable<Awaited<ReturnType<typeof readKey>>>;

async function insertKey(database: Kysely<Database>, use: KeyUse): Promise<boolean> {
  const inserted = await database
    .insertInto('idempotency_keys')
    .values({
      account_connector_id: use.installationId,
      key: use.key,
      body_hash: use.bodyHash,
      call_id: use.callId,
      state: 'running',
      node_id: use.nodeId,
    })
    .onConflict((conflict) => conflict.columns(['account_connector_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

async function readKey(database: Kysely<Database>, use: KeyUse) {
  return database
    .selectFrom('idempotency_keys')
    .leftJoin('calls', 'calls.id', 'idempotency_keys.call_id')
    .select(['body_hash', 'call_id', 'state', 'answer_status', 'answer', 'calls.error'])
    .select([
      sql<boolean>`idempotency_keys.created_at < now() - make_interval(hours => ${keyLifeHours})`.as('expired'),
      nodeIsDead('idempotency_keys.node_id').as('node_is_dead'),
    ])
    .where('idempotency_keys.account_connector_id', '=', use.installationId)
    .where('key', '=', use.key)
    .executeTakeFirst();
}

async function removeKey(database: Kysely<Database>, use: KeyUse, callId: string): Promise<void> {
  await database
    .deleteFrom('idempotency_keys')
    .where('account_connector_id', '=', use.installationId)
    .where('key', '=', use.key)
    .where('call_id', '=', callId)
    .execute();
}

async function readAnswer(vault: Vault, use: KeyUse, found: FoundKey): Promise<StoredAnswer> {
  const status = found.answer_status ?? 500;
  // A call that a crash has ended left no answer but its record.
  if (found.answer === null) return { status, body: JSON.stringify(found.error ?? {}) };
  const body = await vault.decrypt(account(use.accountId), { record: found.call_id, field: 'answer' }, found.answer);
  return { status, body: body.toString() };
}

function otherBody(): TandemError {
  return new TandemError('conflict', 'This Idempotency-Key was used with another body.', {
    hint: 'Use a new key for a new request.',
  });
}

function stillRuns(): TandemError {
  return new TandemError('conflict', 'The call with this Idempotency-Key still runs.', {
    hint: 'Ask again in a moment with the same key.',
    retryAfterSeconds: 2,
  });
}
