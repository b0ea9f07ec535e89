import type { Secret } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Configuration } from '../configuration/configuration.ts';
import { StartError } from '../configuration/start-error.ts';
import type { Database } from '../database/tables.ts';
import { masterKeyFrom, type MasterKeys } from './master-key.ts';
import { makeMasterKeyFile, masterKeyFileIn, readMasterKeyFile } from './master-key-file.ts';

/**
 * The master keys: those of the configuration; else, with the embedded database, those of the key file in the data folder, which is made
 * on the first start.
 *
 * @throws StartError where an external database comes without a key, or the key file is gone
 */
export async function findMasterKeys(
  database: Kysely<Database>,
  configuration: Pick<Configuration, 'database' | 'masterKeys'>,
): Promise<MasterKeys> {
  if (configuration.masterKeys !== undefined) return toMasterKeys(configuration.masterKeys);
  if (configuration.database.kind === 'external') {
    throw new StartError(
      'TANDEM_MASTER_KEY is not set, and an external database needs it.',
      'Set it, or TANDEM_MASTER_KEY_FILE, to a key of your own, the same on every node. Make one with: openssl rand -base64 32',
    );
  }
  const file = masterKeyFileIn(configuration.database.dataDirectory);
  const kept = await readMasterKeyFile(file);
  if (kept !== undefined) return toMasterKeys(kept);
  const used = await database.selectFrom('data_keys').select('master_key_id').distinct().executeTakeFirst();
  if (used !== undefined) {
    throw new StartError(
      `The master key file ${file} is gone, and the database is encrypted with its key ${used.master_key_id}.`,
      'Restore the file from a backup, or set TANDEM_MASTER_KEY to that key. Nothing was changed.',
    );
  }
  return toMasterKeys(await makeMasterKeyFile(file));
}

function toMasterKeys([first, ...others]: readonly [Secret, ...Secret[]]): MasterKeys {
  return [masterKeyFrom(first), ...others.map(masterKeyFrom)];
}
