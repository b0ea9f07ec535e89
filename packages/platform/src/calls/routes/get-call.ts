import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import type { Vault } from '../../vault/vault.ts';
import type { RunningCalls } from '../running/running-calls.ts';
import type { RunningCall } from '../running/running-call.ts';
import { callAnswer, callOf, type CallRow } from './call-answer.ts';

/** `GET .../calls/{call}`: also of a running call. */
export function getCall({
  vault,
  running,
}: {
  readonly vault: Vault;
  readonly running: RunningCalls;
}): readonly Route[] {
  const one = async (database: Kysely<Database>, account: string, installation: string | undefined, id: string) => {
    let select = database.selectFrom('calls').selectAll().where('id', '=', id).where('account_id', '=', account);
    if (installation !== undefined) select = select.where('account_connector_id', '=', installation);
    const row = await select.executeTakeFirst();
    if (row !== undefined) return callOf(vault, row);
    const call = running.find(id);
    if (call === undefined || call.opening.accountId !== account) throw notFound();
    if (installation !== undefined && call.opening.installation.id !== installation) throw notFound();
    return callOf(vault, rowOf(call));
  };
  return [
    defineRoute({
      operation: 'getCall',
      verb: 'GET',
      path: '/v1/accounts/{account}/connectors/{installation}/calls/{call}',
      tag: 'Calls',
      summary: 'One call: who, what, when, input and output with secrets taken out, its requests',
      rights: { role: 'viewer', accountTokens: 'own' },
      answer: callAnswer,
      handler: ({ params, database }) => one(database, params.account, params.installation, params.call),
    }),
    defineRoute({
      operation: 'getAccountCall',
      verb: 'GET',
      path: '/v1/accounts/{account}/calls/{call}',
      tag: 'Calls',
      summary: 'One call, also where its account connector was removed',
      rights: { role: 'viewer', accountTokens: 'own' },
      answer: callAnswer,
      handler: ({ params, database }) => one(database, params.account, undefined, params.call),
    }),
  ];
}

/** A call that runs here and has no row yet, as its row would be. */
function rowOf({ opening, auth }: RunningCall): CallRow {
  return {
    id: opening.id,
    account_id: opening.accountId,
    account_connector_id: opening.installation.id,
    account_connector_name: opening.installation.name,
    connector: opening.connector,
    method: opening.method,
    effect: opening.effect,
    auth: auth ?? null,
    stream: opening.stream,
    actor_kind: opening.actor.kind,
    actor_id: opening.actor.id,
    actor_name: opening.actor.name,
    status: 'running',
    error_code: null,
    error: null,
    input: null,
    input_size: opening.input.size,
    output: null,
    output_size: null,
    record_count: null,
    upstream: null,
    warnings: null,
    idempotency_key: opening.idempotencyKey ?? null,
    node_id: '',
    cancel_requested_at: null,
    started_at: opening.startedAt,
    finished_at: null,
  };
}
