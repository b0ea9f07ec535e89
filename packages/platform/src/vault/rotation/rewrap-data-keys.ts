import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { rewrapDataKey, type WrappedDataKey } from '../data-key.ts';
import { ownerOfRow } from '../key-owner.ts';
import type { KeyRing } from '../key-ring.ts';
import { namingDataKey } from './broken-data-key.ts';

/** Few enough that one is committed every moment, and none is held up. */
const batch = 50;

/**
 * Wraps every data key with one master key. Nothing has to stop for it, since data keys stay what they are; batch by batch is committed
 * together with what `committing` writes, so that one that is killed goes on where it was.
 *
 * @throws MissingMasterKey, KeysUnavailable, BrokenDataKey
 */
export async function rewrapDataKeys(
  database: Kysely<Database>,
  ring: KeyRing,
  masterKeyId: string,
  committing: (transaction: Kysely<Database>, count: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const rows = await database
      .selectFrom('data_keys')
      .selectAll()
      .where('master_key_id', '!=', masterKeyId)
      .orderBy('id')
      .limit(batch)
      .execute();
    if (rows.length === 0) return;
    // Wrapped before the transaction: a key service may take its time.
    const wrapped: (WrappedDataKey & { readonly before: string })[] = [];
    for (const row of rows) {
      const anew = await namingDataKey(row, rewrapDataKey(row, ownerOfRow(row), ring, masterKeyId, signal));
      wrapped.push({ ...anew, before: row.master_key_id });
    }
    await database.transaction().execute(async (transaction) => {
      await committing(transaction, await exchange(transaction, masterKeyId, wrapped));
    });
  }
}

/** Only where nobody else was faster. */
async function exchange(
  transaction: Kysely<Database>,
  masterKeyId: string,
  keys: readonly (WrappedDataKey & { readonly before: string })[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update data_keys set wrapped = anew.wrapped, master_key_id = ${masterKeyId}
    from unnest(
      ${keys.map(({ id }) => id)}::text[],
      ${keys.map(({ before }) => before)}::text[],
      ${keys.map(({ wrapped }) => wrapped)}::bytea[]
    ) as anew (id, before, wrapped)
    where data_keys.id = anew.id and data_keys.master_key_id = anew.before`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
