import type pg from 'pg';
import { tandemItself, writeAuditEntry } from '../audit/record-change.ts';
import { StartError } from '../configuration/start-error.ts';
import type { Connection } from '../database/connection.ts';
import { migrateInside, migrations } from '../database/migrations.ts';
import { installWorkerSchema } from '../database/worker-schema.ts';
import { checkMasterKeys } from '../vault/check-master-keys.ts';
import type { KeyRing } from '../vault/key-ring.ts';
import { queriesOver } from './client-queries.ts';
import { takeAwayForeignKeys } from './foreign-keys.ts';
import { loadTable, type LoadingTable } from './load-rows.ts';
import type { Manifest } from './manifest.ts';
import { readBackup, type BackupPart } from './read-backup.ts';
import { quoted, readTables } from './read-tables.ts';

/** What a backup holds. */
export interface BackupFacts {
  /** RFC 3339: the moment that it shows. */
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
}

/**
 * Reads a backup to its end and changes nothing.
 *
 * @throws StartError where it cannot be restored by this program with these keys, saying what to do
 */
export async function checkBackup(path: string, ring: KeyRing, signal?: AbortSignal): Promise<BackupFacts> {
  let manifest: Manifest | undefined;
  let rows = 0;
  for await (const part of readBackup(path, ring, signal)) {
    if (part.is === 'manifest') manifest = knownManifest(part.manifest);
    else if (part.is === 'rows') for await (const _piece of part.bytes) signal?.throwIfAborted();
    else rows = sumOf(part.rows);
  }
  if (manifest === undefined) throw new Error('A backup that was read to its end says what it is.');
  return { createdAt: manifest.createdAt, tables: manifest.tables.length, rows };
}

/**
 * Puts a backup into an empty database, which is then of the schema of this program: all of it in one transaction, so that a restore that
 * is interrupted leaves the database empty.
 *
 * @throws StartError where the database is not empty, or the backup cannot be restored
 */
export async function restoreBackup(
  connection: Connection,
  path: string,
  ring: KeyRing,
  signal?: AbortSignal,
): Promise<BackupFacts> {
  await refuseFilled(connection);
  await installWorkerSchema(connection.pool);
  const client = await connection.pool.connect();
  try {
    await client.query(`begin; set local idle_in_transaction_session_timeout = 0;
      set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'`);
    const facts = await load(client, readBackup(path, ring, signal));
    const database = queriesOver(client);
    await migrateInside(database);
    await checkMasterKeys(database, ring);
    const change = { subject: { kind: 'backup', name: facts.createdAt }, detail: { rows: facts.rows } };
    await writeAuditEntry(database, tandemItself, 'backup.restored', change);
    signal?.throwIfAborted();
    await client.query('commit');
    client.release();
    return facts;
  } catch (error) {
    // It may be in the middle of a copy.
    client.release(true);
    throw error;
  }
}

async function refuseFilled(connection: Connection): Promise<void> {
  const { rows } = await connection.pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' limit 1",
  );
  if (rows.length === 0) return;
  throw new StartError(
    'The database is not empty, and a backup is restored into an empty one alone.',
    'Set TANDEM_DATA_DIR to a new folder, or TANDEM_DATABASE_URL to a new database. Nothing was changed.',
  );
}

async function load(client: pg.PoolClient, parts: AsyncIterable<BackupPart>): Promise<BackupFacts> {
  let manifest: Manifest | undefined;
  let foreignKeys: readonly string[] = [];
  let loading: { readonly table: number; readonly into: LoadingTable } | undefined;
  const loaded: number[] = [];
  const endTable = async (): Promise<void> => {
    if (loading !== undefined) loaded[loading.table] = await loading.into.end();
    loading = undefined;
  };
  for await (const part of parts) {
    if (part.is === 'manifest') {
      manifest = knownManifest(part.manifest);
      await migrateInside(queriesOver(client), manifest.migrations.at(-1));
      await refuseUnknownTables(client, manifest);
      foreignKeys = await takeAwayForeignKeys(client);
      continue;
    }
    if (manifest === undefined) throw new Error('A backup says first what it is.');
    if (part.is === 'rows') {
      const table = manifest.tables[part.table];
      if (table === undefined) throw new Error('The backup has rows of no table.');
      if (loading?.table !== part.table) await endTable();
      loading ??= { table: part.table, into: loadTable(client, table) };
      await loading.into.write(part.bytes);
      continue;
    }
    await endTable();
    const missing = part.rows.findIndex((rows, table) => rows !== (loaded[table] ?? 0));
    if (missing >= 0) throw new Error(`Rows are missing in ${manifest.tables[missing]?.name ?? 'a table'}.`);
    for (const statement of foreignKeys) await client.query(statement);
    await setSequences(client, manifest);
    return { createdAt: manifest.createdAt, tables: manifest.tables.length, rows: sumOf(part.rows) };
  }
  throw new Error('A backup has an end.');
}

async function setSequences(client: pg.PoolClient, { sequences }: Manifest): Promise<void> {
  for (const { schema, name, value, called } of sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(schema, name), value, called]);
}

/** @throws StartError where a newer program made it */
function knownManifest(manifest: Manifest): Manifest {
  const unknown = manifest.migrations.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return manifest;
  throw new StartError(
    `The backup was made by a newer version of Tandem: its database has had ${unknown.join(', ')}, which this version does not know.`,
    'Restore it with the version that made it, or a newer one. Nothing was changed.',
  );
}

/** The tables of the jobs that wait are of their library's making, and may differ. */
async function refuseUnknownTables(client: pg.PoolClient, { tables }: Manifest): Promise<void> {
  const here = new Set((await readTables(client)).flatMap(({ columns, ...table }) => columns.map(wordsOf(table))));
  const lost = tables.flatMap(({ columns, ...table }) => columns.map(wordsOf(table))).find((name) => !here.has(name));
  if (lost === undefined) return;
  throw new StartError(
    `The backup has ${lost}, which this version of Tandem has not.`,
    'Restore it with the version that made it, then upgrade. Nothing was changed.',
  );
}

function wordsOf({ schema, name }: { readonly schema: string; readonly name: string }) {
  return (column: string): string => `${schema}.${name}.${column}`;
}

function sumOf(rows: readonly number[]): number {
  return rows.reduce((sum, count) => sum + count, 0);
}
