import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { KeyRing } from '../key-ring.ts';
import { nodesWithout, type KeyNode } from './key-nodes.ts';

/** What a rotation would do. */
export interface RotationPlan {
  /** Whether Tandem makes the new key itself, and drops the old ones at the end. */
  readonly makesKey: boolean;
  /** Null where it is still to be made. */
  readonly newKey: string | null;
  /** Keys that nothing uses after it. */
  readonly oldKeys: readonly string[];
  /** Data keys to wrap anew. */
  readonly toRewrap: number;
  /** Running servers that do not have the new key. */
  readonly waitingFor: readonly KeyNode[];
}

/**
 * Looks at what there is to rotate; changes nothing.
 *
 * @throws KeysUnavailable
 */
export async function planRotation(database: Kysely<Database>, ring: KeyRing): Promise<RotationPlan> {
  await ring.refresh();
  const makesKey = ring.own !== undefined;
  const newKey = makesKey ? null : ring.first;
  const counts = await countDataKeys(database);
  const known = new Set([...ring.ids, ...counts.keys()]);
  if (newKey !== null) known.delete(newKey);
  return {
    makesKey,
    newKey,
    oldKeys: [...known],
    toRewrap: [...counts].reduce((sum, [id, count]) => (id === newKey ? sum : sum + count), 0),
    waitingFor: newKey === null ? [] : await nodesWithout(database, newKey),
  };
}

/** How many data keys each master key wraps. */
export async function countDataKeys(database: Kysely<Database>): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('data_keys')
    .select(['master_key_id', sql<number>`count(*)::int`.as('count')])
    .groupBy('master_key_id')
    .orderBy('master_key_id')
    .execute();
  return new Map(rows.map(({ master_key_id, count }) => [master_key_id, count]));
}
