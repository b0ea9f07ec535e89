import { sql, type Kysely } from 'kysely';
import type { Database } from './tables.ts';

/** Whether the database has a table: before the first migration it has none. */
export async function hasTable(database: Kysely<Database>, name: keyof Database): Promise<boolean> {
  const { rows } = await sql<{ present: boolean }>`select to_regclass(${name}) is not null as present`.execute(
    database,
  );
  return rows[0]?.present === true;
}
