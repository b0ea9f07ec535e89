import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';

const weekMs = 7 * 24 * 3_600_000;

/** Removes links that have been over for a week; until then those who made them see what became of them. */
export async function forgetSetupLinks(database: Kysely<Database>): Promise<void> {
  await database
    .deleteFrom('setup_links')
    .where('expires_at', '<', new Date(Date.now() - weekMs))
    .execute();
}
