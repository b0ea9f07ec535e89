import type pg from 'pg';
import type { BackedUpTable, Manifest } from './manifest.ts';

/** Where Tandem keeps its tables: its own, and those of the jobs that wait. */
export const schemas = ['public', 'graphile_worker'];

/** Made by the program itself when it makes a schema, and so never restored. */
const bookkeeping = ['public.tandem_migrations', 'public.tandem_migration_lock', 'graphile_worker.migrations'];

/** Every table of the schemas, with the columns that can be written. */
export async function readTables(client: pg.ClientBase): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(
    `select n.nspname::text as schema, c.relname::text as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1) and n.nspname || '.' || c.relname <> all($2)
     order by 1, 2`,
    [schemas, bookkeeping],
  );
  return rows;
}

/** Every sequence of the schemas. They follow no transaction: what is read is never less than what the rows have used. */
export async function readSequences(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schemaname::text as schema, sequencename::text as name from pg_sequences
     where schemaname = any($1) order by 1, 2`,
    [schemas],
  );
  const sequences: Manifest['sequences'] = [];
  for (const { schema, name } of rows) {
    const found = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted(schema, name)}`,
    );
    const [state] = found.rows;
    if (state !== undefined) sequences.push({ schema, name, ...state });
  }
  return sequences;
}

/** The migrations that the database has had; none where it holds nothing of ours. */
export async function readMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query<{ present: boolean }>(
    "select to_regclass('public.tandem_migrations') is not null as present",
  );
  if (found[0]?.present !== true) return [];
  const { rows } = await client.query<{ name: string }>('select name from public.tandem_migrations order by name');
  return rows.map(({ name }) => name);
}

/** A name with its schema, as it may stand in a statement. */
export function quoted(schema: string, ...names: readonly string[]): string {
  return [schema, ...names].map(quotedName).join('.');
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
