import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { momentText } from '../../http/text.ts';

export const checkpointAnswer = z
  .object({
    name: z.string(),
    at: momentText.nullable().describe('Records from this moment on are still to come; null before the first poll'),
    setBy: z.string().nullable().describe('`run`, or who set it by hand'),
    updatedAt: momentText.nullable(),
  })
  .meta({ id: 'Checkpoint' });

/** How far a polling cycle has come. */
export type Checkpoint = z.infer<typeof checkpointAnswer>;

/** The checkpoints of a cycle, by name. */
export async function readCheckpoints(database: Kysely<Database>, cycleId: string): Promise<Checkpoint[]> {
  const rows = await database
    .selectFrom('cycle_checkpoints')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .orderBy('name')
    .execute();
  return rows.map(({ name, value, set_by: setBy, updated_at: updatedAt }) => ({
    name,
    at: new Date(value.at).toISOString(),
    setBy,
    updatedAt: updatedAt.toISOString(),
  }));
}

/** One checkpoint; without a moment where nothing was polled under this name yet. */
export async function readCheckpoint(database: Kysely<Database>, cycleId: string, name: string): Promise<Checkpoint> {
  const found = (await readCheckpoints(database, cycleId)).find((checkpoint) => checkpoint.name === name);
  return found ?? { name, at: null, setBy: null, updatedAt: null };
}

interface CheckpointWish {
  readonly cycleId: string;
  readonly name: string;
  /** RFC 3339; null to begin as a first run does. */
  readonly at: string | null;
  readonly by: string;
}

/**
 * Sets a checkpoint by hand; in the caller's transaction. Set back, the records seen since come again, also those that have not changed.
 */
export async function setCheckpoint(
  database: Kysely<Database>,
  { cycleId, name, at, by }: CheckpointWish,
): Promise<Checkpoint> {
  const before = await readCheckpoint(database, cycleId, name);
  if (at === null || before.at === null || new Date(at) < new Date(before.at)) {
    await database
      .deleteFrom('cycle_records_seen')
      .where('cycle_id', '=', cycleId)
      .where('checkpoint', '=', name)
      .execute();
  }
  if (at === null) {
    await database.deleteFrom('cycle_checkpoints').where('cycle_id', '=', cycleId).where('name', '=', name).execute();
    return { name, at: null, setBy: null, updatedAt: null };
  }
  const set = { value: JSON.stringify({ at: new Date(at).toISOString() }), set_by: by, updated_at: new Date() };
  await database
    .insertInto('cycle_checkpoints')
    .values({ cycle_id: cycleId, name, ...set })
    .onConflict((conflict) => conflict.columns(['cycle_id', 'name']).doUpdateSet(set))
    .execute();
  return readCheckpoint(database, cycleId, name);
}
