import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterEach, describe, expect, it } from 'vitest';
import { StartError } from '../configuration/start-error.ts';
import { connect, type Connection } from './connection.ts';
import { migrate, migrations } from './migrations.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const opened: Connection[] = [];

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase({ empty: true });
  opened.push(database);
  return database;
}

async function tablesOf(database: Connection): Promise<readonly string[]> {
  const found = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(database.kysely);
  return found.rows.map((row) => row.name);
}

const laterMigration = (work: (database: Kysely<unknown>) => Promise<unknown>): Record<string, Migration> => ({
  ...migrations,
  '9999-later': {
    up: async (database: Kysely<unknown>) => {
      await work(database);
    },
  },
});

describe('migrate', () => {
  afterEach(async () => {
    for (const connection of opened.splice(0).toReversed()) await connection.close();
  });

  it('makes all tables, and does nothing the second time', async () => {
    const database = await emptyDatabase();
    await migrate(database.kysely);
    await migrate(database.kysely);
    expect(await tablesOf(database)).toEqual(
      expect.arrayContaining(['accounts', 'calls', 'data_keys', 'tandem_migrations']),
    );
  });

  it('lets many nodes start at once', async () => {
    const database = await emptyDatabase();
    const nodes = Array.from({ length: 5 }, () => connect(database.address, { max: 1 }));
    opened.push(...nodes);
    await Promise.all(nodes.map((node) => migrate(node.kysely)));
    const applied = await sql<{ name: string }>`select name from tandem_migrations`.execute(database.kysely);
    expect(applied.rows.map((row) => row.name)).toEqual(Object.keys(migrations));
  });

  it('leaves nothing of a migration that failed half-way, and ends well when run again', async () => {
    const database = await emptyDatabase();
    let failing = true;
    const list = laterMigration(async (within) => {
      await sql`create table half (id text)`.execute(within);
      if (failing) throw new Error('the power went');
      await sql`create table whole (id text)`.execute(within);
    });
    await expect(migrate(database.kysely, list)).rejects.toThrow('the power went');
    expect(await tablesOf(database)).not.toContain('half');
    failing = false;
    await migrate(database.kysely, list);
    expect(await tablesOf(database)).toEqual(expect.arrayContaining(['accounts', 'half', 'whole']));
  });

  it('refuses a database that a newer program has migrated, and touches nothing', async () => {
    const database = await emptyDatabase();
    await migrate(
      database.kysely,
      laterMigration((within) => sql`create table later (id text)`.execute(within)),
    );
    const before = await tablesOf(database);
    const refusal = migrate(database.kysely);
    await expect(refusal).rejects.toBeInstanceOf(StartError);
    await expect(refusal).rejects.toThrow('The database is newer than this program: it has had 9999-later');
    expect(await tablesOf(database)).toEqual(before);
  });
});
