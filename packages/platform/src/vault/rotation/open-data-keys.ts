import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { unwrapDataKey } from '../data-key.ts';
import { ownerOfRow } from '../key-owner.ts';
import type { KeyRing } from '../key-ring.ts';
import { namingDataKey } from './broken-data-key.ts';

const batch = 200;

/**
 * Opens every data key with the master key that wraps it, and with no other.
 *
 * @param opened told after each batch how many were opened, by the id of the master key
 * @throws MissingMasterKey, KeysUnavailable, BrokenDataKey
 */
export async function openDataKeys(
  database: Kysely<Database>,
  ring: KeyRing,
  opened: (counts: ReadonlyMap<string, number>) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let after = '';
  for (;;) {
    signal?.throwIfAborted();
    const rows = await database
      .selectFrom('data_keys')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute();
    const counts = new Map<string, number>();
    for (const row of rows) {
      await namingDataKey(row, unwrapDataKey(row, ownerOfRow(row), ring, signal));
      counts.set(row.master_key_id, (counts.get(row.master_key_id) ?? 0) + 1);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    await opened(counts);
    after = last.id;
  }
}
