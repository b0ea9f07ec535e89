import type { Kysely } from 'kysely';
import { hasTable } from '../database/has-table.ts';
import type { Database } from '../database/tables.ts';

/** The master keys that wrap a data key, sorted. None where the database has no tables yet. */
export async function idsInUse(database: Kysely<Database>): Promise<readonly string[]> {
  if (!(await hasTable(database, 'data_keys'))) return [];
  const rows = await database
    .selectFrom('data_keys')
    .select('master_key_id')
    .distinct()
    .orderBy('master_key_id')
    .execute();
  return rows.map(({ master_key_id }) => master_key_id);
}
