import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Configuration, DatabaseSource } from '../configuration/configuration.ts';
import { StartError } from '../configuration/start-error.ts';
import { serverFolderIn } from '../database/embedded/server-folder.ts';
import { openDatabase } from '../database/open-database.ts';
import { checkMasterKeys } from '../vault/check-master-keys.ts';
import { findKeyRing, findKeysAtHand } from '../vault/find-key-ring.ts';
import type { BackupFacts } from './restore-backup.ts';

/**
 * Takes a backup by the configuration alone, of a database that no server of this data folder runs on.
 *
 * @param use takes the stream to its end
 * @throws StartError where there is no database, it is in use, or its master key is not there
 */
export async function backUp(
  configuration: Configuration,
  use: (backup: Readable) => Promise<void>,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  await refuseMissing(configuration.database);
  const database = await openDatabase(configuration.database, {
    signal,
    inPlaceOfMigrating: async ({ kysely, pool }) => {
      const ring = await findKeyRing(kysely, configuration);
      await checkMasterKeys(kysely, ring);
      const { writeBackup } = await import('./write-backup.ts');
      await use(await writeBackup(pool, ring, signal));
    },
  });
  await database.close();
}

/** Opening an embedded database that is not there would make one. */
async function refuseMissing(source: DatabaseSource): Promise<void> {
  if (source.kind === 'external') return;
  const { root } = serverFolderIn(source.dataDirectory);
  const found = await stat(root).catch(() => undefined);
  if (found !== undefined) return;
  throw new StartError(
    `The data folder ${source.dataDirectory} holds no database.`,
    'Set TANDEM_DATA_DIR or TANDEM_DATABASE_URL to what is to be backed up.',
  );
}

/**
 * Puts a backup into the empty database of the configuration. The whole file is read and checked before anything is touched.
 *
 * @throws StartError where the backup does not open with the keys at hand, is not whole, or the database is in use or not empty
 */
export async function restore(configuration: Configuration, path: string, signal?: AbortSignal): Promise<BackupFacts> {
  const { checkBackup, restoreBackup } = await import('./restore-backup.ts');
  const ring = await findKeysAtHand(configuration);
  let facts = await checkBackup(path, ring, signal);
  const database = await openDatabase(configuration.database, {
    ...(signal === undefined ? {} : { signal }),
    inPlaceOfMigrating: async (connection) => {
      facts = await restoreBackup(connection, path, ring, signal);
    },
  });
  await database.close();
  return facts;
}

/**
 * Reads a backup to its end with the keys of the configuration, and touches nothing else.
 *
 * @throws StartError where it could not be restored
 */
export async function verifyBackup(configuration: Configuration, path: string): Promise<BackupFacts> {
  const { checkBackup } = await import('./restore-backup.ts');
  return checkBackup(path, await findKeysAtHand(configuration));
}
