import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { rewrapDataKey } from './data-key.ts';
import { account, partner } from './key-owner.ts';
import { makeCheckValue, type MasterKeys } from './master-key.ts';

/** What a rotation did. */
export interface Rewrapping {
  /** Data keys that were wrapped by another key before. */
  readonly rewrapped: number;
  /** Ids of the given master keys that wrap nothing any more and may be taken away. */
  readonly dispensable: readonly string[];
}

const batch = 100;

/**
 * Wraps every data key with the first master key. Nothing has to stop for it, since data keys stay what they are; one that is killed is
 * simply run again.
 */
export async function rewrapDataKeys(
  database: Kysely<Database>,
  masterKeys: MasterKeys,
  signal?: AbortSignal,
): Promise<Rewrapping> {
  const first = masterKeys[0];
  await database
    .insertInto('master_keys')
    .values({ id: first.id, check_value: makeCheckValue(first) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  let rewrapped = 0;
  for (;;) {
    signal?.throwIfAborted();
    const rows = await database
      .selectFrom('data_keys')
      .selectAll()
      .where('master_key_id', '!=', first.id)
      .limit(batch)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      const { wrapped, master_key_id } = rewrapDataKey(
        row,
        row.account_id === null ? partner : account(row.account_id),
        masterKeys,
      );
      // Another rotation may have been faster.
      const { numUpdatedRows } = await database
        .updateTable('data_keys')
        .set({ wrapped, master_key_id })
        .where('id', '=', row.id)
        .where('master_key_id', '=', row.master_key_id)
        .executeTakeFirst();
      rewrapped += Number(numUpdatedRows);
    }
  }
  return { rewrapped, dispensable: masterKeys.slice(1).map(({ id }) => id) };
}
