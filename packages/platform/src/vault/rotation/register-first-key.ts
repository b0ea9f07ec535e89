import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { nodesWithout } from './key-nodes.ts';
import { runningRotation } from './rotation-record.ts';
import type { KeyRing } from '../key-ring.ts';

/**
 * Lets the ring's first key wrap new data keys, once every running server has it. One that was rotated away comes back by a rotation alone.
 *
 * @throws KeysUnavailable
 */
export async function registerFirstKey(database: Kysely<Database>, ring: KeyRing): Promise<void> {
  const { first } = ring;
  const known = (await database.selectFrom('master_keys').select('id').execute()).map(({ id }) => id);
  if (known.includes(first)) return;
  if (known.length > 0) {
    if ((await nodesWithout(database, first)).length > 0) return;
    if ((await runningRotation(database)) !== undefined) return;
  }
  await database
    .insertInto('master_keys')
    .values({ id: first, check_value: await ring.makeCheckValue(first) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
