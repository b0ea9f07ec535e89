import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { Library } from '../library/library.ts';
import { understand } from './stored-installation.ts';

/**
 * Tells that an account connector has failed, or works again, where that is news. In the transaction that changed what its status follows from, so
 * that each change is told once, whichever nodes see it at the same time.
 */
export async function tellStatus(transaction: Kysely<Database>, library: Library, id: string): Promise<void> {
  const row = await transaction
    .selectFrom('account_connectors')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const [read] = await understand(transaction, library, row === undefined ? [] : [row]);
  if (read === undefined) return;
  const { status, detail } = read.status;
  const since = read.row.failing_since;
  if (status === 'failed' && since === null) await tellFailed(transaction, read.row, detail ?? null);
  if (status === 'connected' && since !== null) await tellRecovered(transaction, read.row, since);
}

interface Told {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly connector: string;
}

async function tellFailed(transaction: Kysely<Database>, row: Told, detail: string | null): Promise<void> {
  const { failing_since: since } = await transaction
    .updateTable('account_connectors')
    .set({ failing_since: sql<Date>`now()` })
    .where('id', '=', row.id)
    .returning('failing_since')
    .executeTakeFirstOrThrow();
  await emitEvent(transaction, {
    type: 'account_connector.failed',
    account: row.account_id,
    data: { ...(await namesOf(transaction, row)), detail, since: (since ?? new Date()).toISOString() },
  });
}

async function tellRecovered(transaction: Kysely<Database>, row: Told, since: Date): Promise<void> {
  await transaction.updateTable('account_connectors').set({ failing_since: null }).where('id', '=', row.id).execute();
  await emitEvent(transaction, {
    type: 'account_connector.recovered',
    account: row.account_id,
    data: { ...(await namesOf(transaction, row)), failedSince: since.toISOString() },
  });
}

async function namesOf(transaction: Kysely<Database>, { id, account_id, name, connector }: Told) {
  const account = await transaction
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('id', '=', account_id)
    .executeTakeFirstOrThrow();
  return { account, accountConnector: { id, name, connector } };
}
