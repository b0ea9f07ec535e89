import type { Readable } from 'node:stream';
import { backUp, readConfiguration, restore, StartError, verifyBackup, type BackupFacts } from '@tandem/platform';
import { Failure } from '../failure.ts';

/**
 * A backup of the database that the environment configures, while no server runs on its data folder.
 *
 * @param use takes the stream to its end
 * @throws Failure where that cannot be
 */
export async function backUpStopped(use: (backup: Readable) => Promise<void>, signal: AbortSignal): Promise<void> {
  await toldAsFailure(() => backUp(configuration(), use, signal));
}

/**
 * Puts a backup into the empty database that the environment configures.
 *
 * @throws Failure where that cannot be
 */
export async function restoreStopped(path: string, signal: AbortSignal): Promise<BackupFacts> {
  return toldAsFailure(() => restore(configuration(), path, signal));
}

/** @throws Failure where the backup could not be restored with the keys of the environment */
export async function checkBackupFile(path: string): Promise<BackupFacts> {
  return toldAsFailure(() => verifyBackup(configuration(), path));
}

function configuration() {
  return readConfiguration(process.env, { sandbox: false });
}

async function toldAsFailure<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new Failure(error.name === 'ConfigurationError' ? 2 : 1, error.message, { hint: error.hint, cause: error });
  }
}
