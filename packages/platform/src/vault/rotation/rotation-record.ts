import type { Kysely, Selectable, Updateable } from 'kysely';
import type { KeyRotationTable } from '../../database/key-tables.ts';
import type { Database } from '../../database/tables.ts';

/** A rotation as it is kept, so that any server can take it up where another has left it. */
export type RotationRecord = Selectable<KeyRotationTable>;

export async function runningRotation(database: Kysely<Database>): Promise<RotationRecord | undefined> {
  return database.selectFrom('key_rotations').selectAll().where('state', '=', 'running').executeTakeFirst();
}

/** The one that runs, or ended last. */
export async function latestRotation(database: Kysely<Database>): Promise<RotationRecord | undefined> {
  return database.selectFrom('key_rotations').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
}

export async function readRotation(database: Kysely<Database>, id: string): Promise<RotationRecord> {
  return database.selectFrom('key_rotations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Changes a rotation that runs; one that has ended stays as it is. */
export async function changeRotation(
  database: Kysely<Database>,
  id: string,
  values: Updateable<KeyRotationTable>,
): Promise<void> {
  await database.updateTable('key_rotations').set(values).where('id', '=', id).where('state', '=', 'running').execute();
}
