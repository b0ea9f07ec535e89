import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { pack, type Pack } from 'tar-stream';
import { StartError } from '../configuration/start-error.ts';
import type { KeyRing } from '../vault/key-ring.ts';
import { recipientOf } from './key-ring-stanza.ts';
import { endName, manifestName, rowsName, type BackedUpTable, type Manifest } from './manifest.ts';
import { quoted, quotedName, readMigrations, readSequences, readTables } from './read-tables.ts';

/** Rows are handed on in pieces of about this size, so that memory stays flat whatever a table holds. */
const pieceBytes = 256 * 1024;

/**
 * A backup of the whole database as an encrypted stream: what it held at one moment, while everybody else goes on. The stream ends with
 * an error where the database goes away; what was written until then does not open as a backup.
 *
 * @param pool one connection of it is used until the stream has ended
 * @throws StartError where the database holds nothing of Tandem
 * @throws MissingMasterKey, KeysUnavailable where the stream's key cannot be wrapped
 */
export async function writeBackup(pool: pg.Pool, ring: KeyRing, signal: AbortSignal): Promise<Readable> {
  const client = await pool.connect();
  try {
    await begin(client);
    const manifest = await readManifest(client);
    const archive = pack();
    const compressed = createGzip({ level: 4 });
    // What breaks is seen by whoever reads.
    pipeline(Readable.from(archive), compressed, () => undefined);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipientOf(ring, signal));
    const encrypted = await encrypter.encrypt(Readable.toWeb(compressed) as ReadableStream<Uint8Array>);
    void fill(archive, client, manifest, signal);
    return Readable.fromWeb(encrypted as Parameters<typeof Readable.fromWeb>[0]);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function begin(client: pg.PoolClient): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(
    `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
     set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1`,
  );
}

async function readManifest(client: pg.PoolClient): Promise<Manifest> {
  const migrations = await readMigrations(client);
  if (migrations.length === 0)
    throw new StartError(
      'The database holds nothing of Tandem: there is nothing to back up.',
      'Check TANDEM_DATABASE_URL and TANDEM_DATA_DIR.',
    );
  return {
    format: 1,
    createdAt: new Date().toISOString(),
    migrations,
    tables: await readTables(client),
    sequences: await readSequences(client),
  };
}

async function fill(archive: Pack, client: pg.PoolClient, manifest: Manifest, signal: AbortSignal): Promise<void> {
  try {
    await addEntry(archive, manifestName, Buffer.from(JSON.stringify(manifest)), signal);
    const rows: number[] = [];
    for (const [index, table] of manifest.tables.entries())
      rows.push(await addRows(archive, client, index, table, signal));
    await client.query('commit');
    await addEntry(archive, endName, Buffer.from(JSON.stringify({ rows })), signal);
    client.release();
    archive.finalize();
  } catch (error) {
    // It may be in the middle of a copy.
    client.release(true);
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** @returns how many rows there were */
async function addRows(
  archive: Pack,
  client: pg.PoolClient,
  index: number,
  { schema, name, columns }: BackedUpTable,
  signal: AbortSignal,
): Promise<number> {
  const rows = client.query(to(`copy ${quoted(schema, name)} (${columns.map(quotedName).join(', ')}) to stdout`));
  let piece = 0;
  let pending: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    await addEntry(archive, rowsName(index, (piece += 1)), Buffer.concat(pending), signal);
    pending = [];
    size = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    pending.push(chunk);
    size += chunk.byteLength;
    if (size >= pieceBytes) await flush();
  }
  await flush();
  return rows.rowCount;
}

/** Waits until the archive has taken it, or nobody reads the archive any longer. */
async function addEntry(archive: Pack, name: string, bytes: Buffer, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    archive.entry({ name, mode: 0o600 }, bytes, (error) => (error == null ? resolve() : reject(error)));
  });
}
