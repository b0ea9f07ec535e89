import { createReadStream } from 'node:fs';
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import { StartError } from '../configuration/start-error.ts';
import { masterKeyMissing } from '../vault/check-master-keys.ts';
import type { KeyRing } from '../vault/key-ring.ts';
import { KeysUnavailable } from '../vault/keys-unavailable.ts';
import { MissingMasterKey } from '../vault/missing-master-key.ts';
import { identityOf } from './key-ring-stanza.ts';
import { endName, endShape, manifestName, manifestShape, tableOfRows, type Manifest } from './manifest.ts';

/** A backup, part by part as it stands in the file: what it is, the rows, and how many of each table there were. */
export type BackupPart =
  | { readonly is: 'manifest'; readonly manifest: Manifest }
  | { readonly is: 'rows'; readonly table: number; readonly bytes: AsyncIterable<Uint8Array> }
  | { readonly is: 'end'; readonly rows: readonly number[] };

/**
 * Reads a backup. What it gives is authentic, piece by piece; that the whole is there is known once its end has been read.
 *
 * @throws StartError where the file cannot be read, is no backup, was changed or cut off, or its master key is not in the ring
 */
export async function* readBackup(path: string, ring: KeyRing, signal?: AbortSignal): AsyncGenerator<BackupPart> {
  const decrypted = await decrypt(path, ring, signal);
  const archive = extract();
  const unpacked = createGunzip();
  // Whoever reads the archive sees what breaks before it.
  pipeline(decrypted, unpacked, archive, () => undefined);
  let ended = false;
  try {
    for await (const entry of archive) {
      const { name } = entry.header;
      const table = tableOfRows(name);
      if (table !== undefined) yield { is: 'rows', table, bytes: bytesOf(entry, path) };
      else if (name === manifestName)
        yield { is: 'manifest', manifest: manifestShape.parse(await jsonOf(bytesOf(entry, path))) };
      else if (name === endName) {
        ended = true;
        yield { is: 'end', ...endShape.parse(await jsonOf(bytesOf(entry, path))) };
      } else throw new Error(`An entry of it has a strange name: ${name}`);
    }
    if (!ended) throw new Error('Its end is missing.');
  } catch (error) {
    throw error instanceof StartError ? error : broken(path, error);
  } finally {
    decrypted.destroy();
  }
}

async function decrypt(path: string, ring: KeyRing, signal?: AbortSignal): Promise<Readable> {
  const file = createReadStream(path, { highWaterMark: 64 * 1024, ...(signal === undefined ? {} : { signal }) });
  const decrypter = new Decrypter();
  decrypter.addIdentity(identityOf(ring, signal));
  try {
    const plain = await decrypter.decrypt(Readable.toWeb(file) as ReadableStream<Uint8Array>);
    return Readable.fromWeb(plain as Parameters<typeof Readable.fromWeb>[0]);
  } catch (error) {
    file.destroy();
    if (error instanceof MissingMasterKey) throw backupKeyMissing(path, error.masterKeyId, ring);
    if (error instanceof KeysUnavailable) throw new StartError(error.message, error.hint, error);
    if (error instanceof Error && 'syscall' in error)
      throw new StartError(`The backup ${path} cannot be read: ${error.message}`, 'Check the name of the file.', error);
    throw broken(path, error);
  }
}

function backupKeyMissing(path: string, id: string, ring: KeyRing): StartError {
  const { hint } = masterKeyMissing(id, ring.ids);
  const given = ring.ids.length === 0 ? '' : ` (given: ${ring.ids.slice(0, 5).join(', ')})`;
  return new StartError(
    `The backup ${path} is encrypted with the master key ${id}, which was not given${given}.`,
    id.startsWith('mk_')
      ? 'Give it in TANDEM_MASTER_KEY, in the file of TANDEM_MASTER_KEY_FILE, or as master.key in the data folder. Nothing was changed.'
      : hint,
  );
}

function broken(path: string, cause: unknown): StartError {
  return new StartError(
    `The file ${path} is no whole backup of Tandem: it was changed, cut off, or is something else.`,
    'Take another backup. Nothing was changed.',
    cause,
  );
}

async function* bytesOf(entry: AsyncIterable<unknown>, path: string): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<unknown, unknown> = entry[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      throw broken(path, error);
    });
    if (next.done === true) return;
    if (next.value instanceof Uint8Array) yield next.value;
  }
}

/** An entry that is no rows is small. */
async function jsonOf(entry: AsyncIterable<Uint8Array>): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of entry) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}
