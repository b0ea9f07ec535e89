import { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import { crashPoint } from '../../crash-points/crash-point.ts';
import type { Database } from '../../database/tables.ts';
import { problemOf } from '../../http/problem.ts';
import { nodeIsDead, silenceSeconds } from './living-node.ts';

/** What a call ends as whose server died: a write may have reached the application, since it was recorded before its first byte. */
const lostWrite = new TandemError(
  'outcome_unknown',
  'The server stopped while the request was under way: it is unknown whether it took effect.',
  { hint: 'Look for the record in the application before doing it again; it was not repeated.' },
);
const lostRead = new TandemError('unavailable', 'The server stopped before the call had ended.', {
  hint: 'Execute it again.',
});

/**
 * Ends what dead nodes have left running, in one transaction: writes are `unknown`, reads `failed`; an `Idempotency-Key` of a write that may have
 * been sent keeps its outcome, every other one is free again; so is the turn to log in that one of them held. Returns how many calls were ended. Nodes may do it at the same time.
 */
export async function recoverCalls(database: Kysely<Database>): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const ended = await transaction
      .updateTable('calls')
      .set(({ eb }) => ({
        status: eb
          .case()
          .when('effect', '=', 'read')
          .then('failed' as const)
          .else('unknown' as const)
          .end(),
        error_code: eb.case().when('effect', '=', 'read').then(lostRead.code).else(lostWrite.code).end(),
        error: sql<string>`case when effect = 'read' then ${problemJson(lostRead)}::jsonb else ${problemJson(lostWrite)}::jsonb end
          || jsonb_build_object('call', calls.id)`,
        finished_at: sql<Date>`now()`,
      }))
      .where('status', '=', 'running')
      .where(nodeIsDead('calls.node_id'))
      .returning('id')
      .execute();
    if (ended.length > 0) crashPoint('recovery.calls-ended');
    await endIdempotencyKeys(transaction);
    await endLogins(transaction);
    await transaction
      .deleteFrom('nodes')
      .where('seen_at', '<', sql<Date>`now() - make_interval(secs => ${silenceSeconds})`)
      .execute();
    return ended.length;
  });
}

async function endIdempotencyKeys(transaction: Kysely<Database>): Promise<void> {
  // A node may be found dead between two statements: its keys are held as long as its calls run.
  const runningCalls = sql<boolean>`exists (select 1 from calls where calls.id = idempotency_keys.call_id and calls.status = 'running')`;
  const unknownCalls = sql<boolean>`exists (select 1 from calls where calls.id = idempotency_keys.call_id and calls.status = 'unknown')`;
  await transaction
    .updateTable('idempotency_keys')
    .set({ state: 'done', answer_status: lostWrite.status })
    .where('state', '=', 'running')
    .where(nodeIsDead('idempotency_keys.node_id'))
    .where(unknownCalls)
    .execute();
  await transaction
    .deleteFrom('idempotency_keys')
    .where('state', '=', 'running')
    .where(nodeIsDead('idempotency_keys.node_id'))
    .where(({ not }) => not(runningCalls))
    .execute();
}

/** Who waits for a login of a dead node logs in itself, and not only when the lease has run out. */
async function endLogins(transaction: Kysely<Database>): Promise<void> {
  await sql`
    update upstream_sessions set lease = null, lease_until = null
    where lease is not null and not exists (
      select 1 from nodes
      where nodes.id = split_part(lease, '/', 1) and nodes.seen_at > now() - make_interval(secs => ${silenceSeconds})
    )`.execute(transaction);
}

function problemJson(error: TandemError): string {
  return JSON.stringify(problemOf(error));
}
