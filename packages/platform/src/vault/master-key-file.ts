import { randomBytes } from 'node:crypto';
import { chmod, link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { revealSecret, Secret } from '@tandem/connector-kit';
import { parseMasterKeys } from '../configuration/master-key-text.ts';
import { StartError } from '../configuration/start-error.ts';

/** The file with the master keys in the data folder of an embedded database. */
export function masterKeyFileIn(dataDirectory: string): string {
  return join(dataDirectory, 'master.key');
}

/**
 * The keys of the file, or undefined where there is no such file.
 *
 * @throws StartError where it cannot be read or holds no keys
 */
export async function readMasterKeyFile(path: string): Promise<readonly [Secret, ...Secret[]] | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
    const readableByOthers = 0o077;
    if (process.platform !== 'win32' && ((await stat(path)).mode & readableByOthers) !== 0) await chmod(path, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(
      `The master key file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'Give it to the user Tandem runs as, mode 0600.',
      error,
    );
  }
  try {
    const [first, ...others] = parseMasterKeys(path, text);
    return [new Secret(first), ...others.map((key) => new Secret(key))];
  } catch (error) {
    throw new StartError(
      `The master key file ${path} does not hold keys of 32 bytes in base64.`,
      'Restore it from a backup; without it nothing in the database can be decrypted.',
      error,
    );
  }
}

/**
 * Makes a file with a new key, mode 0600, and answers what the file holds then: where another start has made it meanwhile, that
 * one's key. It is on disk for good before anything is encrypted with it.
 */
export async function makeMasterKeyFile(path: string): Promise<readonly [Secret, ...Secret[]]> {
  const draft = draftOf(path);
  try {
    await writeThrough(draft, textOf([newMasterKeySecret()]));
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await syncFolder(dirname(path));
  } catch (error) {
    throw cannotWrite(path, error);
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readMasterKeyFile(path);
  if (made === undefined) throw new Error(`${path} was removed while it was made.`);
  return made;
}

/**
 * Puts other keys into the file, all at once: whoever reads it, and whatever happens meanwhile, it holds the keys of before or those of
 * now. Drafts that a killed process left, and that may hold keys, are removed.
 *
 * @throws StartError where it cannot be written; it holds the keys of before then
 */
export async function replaceMasterKeyFile(path: string, keys: readonly Secret[]): Promise<void> {
  const draft = draftOf(path);
  try {
    await writeThrough(draft, textOf(keys));
    await rename(draft, path);
    await syncFolder(dirname(path));
    for (const name of await readdir(dirname(path))) {
      if (name.startsWith(draftPrefix(path))) await rm(join(dirname(path), name), { force: true });
    }
  } catch (error) {
    await rm(draft, { force: true });
    throw cannotWrite(path, error);
  }
}

/** A new key: base64 of 32 random bytes. */
export function newMasterKeySecret(): Secret {
  return new Secret(randomBytes(32).toString('base64'));
}

/** What the file holds: a key a line. */
function textOf(keys: readonly Secret[]): string {
  return keys.map((key) => `${revealSecret(key)}\n`).join('');
}

function draftPrefix(path: string): string {
  return `${basename(path)}.new-`;
}

function draftOf(path: string): string {
  return join(dirname(path), `${draftPrefix(path)}${randomBytes(6).toString('hex')}`);
}

function cannotWrite(path: string, error: unknown): StartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return new StartError(
    `The master key file ${path} cannot be written (${code}).`,
    'Make room or give the folder to the user Tandem runs as, or set TANDEM_MASTER_KEY.',
    error,
  );
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
