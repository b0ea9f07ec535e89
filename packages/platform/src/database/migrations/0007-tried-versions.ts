import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Versions that a run of the draft made are told apart from published ones. */
export const triedVersions: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table cycle_versions add column published boolean not null default true`.execute(database);
  },
};
