import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../failure.ts';

/** Of file systems that have no second names for a file. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Writes a file that must not be there yet, readable by its owner alone. It appears under its name once it is complete and on disk; what was
 * begun and did not end is taken away.
 *
 * @param report told how many bytes there are so far
 * @returns its size in bytes
 * @throws Failure where there is such a file, or it cannot be written; and whatever the source throws
 */
export async function writeNewFile(
  path: string,
  source: AsyncIterable<Uint8Array>,
  report: (size: number) => void,
): Promise<number> {
  await refuseExisting(path);
  const draft = `${path}.${randomBytes(4).toString('hex')}.part`;
  const file = await open(draft, 'wx', 0o600).catch((cause: Error) => {
    throw new Failure(1, `${path} cannot be written: ${cause.message}`, { cause });
  });
  try {
    let size = 0;
    for await (const chunk of source) {
      await file.writeFile(chunk);
      size += chunk.byteLength;
      report(size);
    }
    await file.sync();
    await file.close();
    await putInPlace(draft, path);
    return size;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

/** @throws Failure where there is such a file */
export async function refuseExisting(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined) throw taken(path);
}

async function putInPlace(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') throw taken(path);
    if (!noLinks.includes(code)) throw error;
    await refuseExisting(path);
    await rename(draft, path);
  }
}

function taken(path: string): Failure {
  return new Failure(1, `${resolve(path)} is there already, and is left as it is.`, { hint: 'Give another name.' });
}
