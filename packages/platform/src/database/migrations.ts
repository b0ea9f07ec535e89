import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration, type MigratorProps } from 'kysely/migration';
import { StartError } from '../configuration/start-error.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { signIn } from './migrations/0002-sign-in.ts';
import { events } from './migrations/0003-events.ts';
import { cycles } from './migrations/0005-cycles.ts';
import { subscriptions } from './migrations/0006-subscriptions.ts';
import { triedVersions } from './migrations/0007-tried-versions.ts';
import type { Database } from './tables.ts';

/** Every migration, by name, in the order in which they are applied. A released one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-sign-in': signIn,
  '0003-events': events,
  '0005-cycles': cycles,
  '0006-subscriptions': subscriptions,
  '0007-tried-versions': triedVersions,
};

const migrationTable = 'tandem_migrations';

/**
 * Brings the database to the schema of this program: all missing migrations in one transaction, under a lock, so that many nodes
 * may start at once and one that dies half-way leaves nothing behind.
 *
 * @throws StartError where the database has been migrated by a newer program. Nothing is touched then.
 */
export async function migrate(
  database: Kysely<Database>,
  list: Readonly<Record<string, Migration>> = migrations,
): Promise<void> {
  await refuseNewer(database, list);
  const { error } = await new Migrator(settingsFor(database, list)).migrateToLatest();
  if (error === undefined) return;
  // A newer node may have been faster since we looked.
  await refuseNewer(database, list);
  throw error instanceof Error ? error : new Error('The migration failed.', { cause: error });
}

/**
 * The same on one connection that is in a transaction of its own already.
 *
 * @param last the migration to end with; the newest unless given
 */
export async function migrateInside(connection: Kysely<Database>, last?: string): Promise<void> {
  const migrator = new Migrator({ ...settingsFor(connection, migrations), disableTransactions: true });
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed.', { cause: error });
}

function settingsFor(db: Kysely<Database>, list: Readonly<Record<string, Migration>>): MigratorProps {
  return {
    db,
    provider: { getMigrations: () => Promise.resolve({ ...list }) },
    migrationTableName: migrationTable,
    migrationLockTableName: 'tandem_migration_lock',
  };
}

/** @throws StartError where the database has been migrated by a newer program */
export async function refuseNewer(
  database: Kysely<Database>,
  list: Readonly<Record<string, Migration>> = migrations,
): Promise<void> {
  const unknown = (await appliedMigrations(database)).filter((name) => !Object.hasOwn(list, name));
  if (unknown.length === 0) return;
  throw new StartError(
    `The database is newer than this program: it has had ${unknown.join(', ')}, which this version does not know.`,
    'Start the version of Tandem that last used this database, or a newer one; nothing was changed.',
  );
}

async function appliedMigrations(database: Kysely<Database>): Promise<readonly string[]> {
  const found = await sql<{ present: boolean }>`select to_regclass(${migrationTable}) is not null as present`.execute(
    database,
  );
  if (found.rows[0]?.present !== true) return [];
  const applied = await sql<{ name: string }>`select name from ${sql.table(migrationTable)} order by name`.execute(
    database,
  );
  return applied.rows.map((row) => row.name);
}
