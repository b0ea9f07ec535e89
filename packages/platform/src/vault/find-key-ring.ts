import type { Kysely } from 'kysely';
import type { Configuration } from '../configuration/configuration.ts';
import { parseMasterKeys } from '../configuration/master-key-text.ts';
import { StartError } from '../configuration/start-error.ts';
import type { Database } from '../database/tables.ts';
import { readFile } from 'node:fs/promises';
import { Secret } from '@tandem/connector-kit';
import { DataFolderKeys } from './data-folder-keys.ts';
import { KeyRing } from './key-ring.ts';
import type { KeyService } from './key-service.ts';
import { KeysUnavailable } from './keys-unavailable.ts';
import { LocalKeys } from './local-keys.ts';
import { makeMasterKeyFile, masterKeyFileIn, readMasterKeyFile } from './master-key-file.ts';
import { idsInUse } from './ids-in-use.ts';
import { TransitKeyService } from './transit-key-service.ts';

type KeyConfiguration = Pick<Configuration, 'database' | 'masterKeys' | 'masterKeyFile' | 'keyService'>;

/**
 * The master keys: that of the key service and those of the configuration, where they are given; else, with the embedded database, those of
 * the key file in the data folder, which is made on the first start.
 *
 * @throws StartError where an external database comes without a key, the key file is gone, or the key service does not serve
 */
export async function findKeyRing(database: Kysely<Database>, configuration: KeyConfiguration): Promise<KeyRing> {
  return readKeyRing(configuration, () => keysOfDataFolder(database, configuration));
}

/**
 * The master keys that are there, without a database and without making one: a ring that has none where none is given.
 *
 * @throws StartError where a key file cannot be read, or the key service does not serve
 */
export async function findKeysAtHand(configuration: KeyConfiguration): Promise<KeyRing> {
  return readKeyRing(configuration, async () => {
    const { database } = configuration;
    if (database.kind === 'external') return undefined;
    const file = masterKeyFileIn(database.dataDirectory);
    const kept = await readMasterKeyFile(file);
    return kept === undefined ? undefined : new DataFolderKeys(file, kept);
  });
}

async function readKeyRing(
  configuration: KeyConfiguration,
  otherwise: () => Promise<KeyService | undefined>,
): Promise<KeyRing> {
  const { keyService } = configuration;
  const service = keyService === undefined ? undefined : new TransitKeyService(keyService);
  const wraps = service !== undefined && keyService?.use === 'wrap';
  const local = givenKeys(configuration) ?? (wraps ? undefined : await otherwise());
  const services = [wraps ? service : undefined, local, wraps ? undefined : service];
  const ring = new KeyRing(services.filter((found) => found !== undefined));
  try {
    await ring.refresh();
    return ring;
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new StartError(error.message, error.hint, error);
    throw error;
  }
}

function givenKeys({ masterKeys: keys, masterKeyFile: path }: KeyConfiguration): KeyService | undefined {
  if (keys === undefined) return undefined;
  if (path === undefined) return new LocalKeys({ source: 'environment', whereabouts: 'TANDEM_MASTER_KEY', keys });
  return new LocalKeys({ source: 'file', whereabouts: path, keys, read: () => readGivenFile(path) });
}

async function readGivenFile(path: string): Promise<readonly Secret[]> {
  try {
    return parseMasterKeys(path, await readFile(path, 'utf8')).map((key) => new Secret(key));
  } catch (error) {
    throw new KeysUnavailable(
      `The master keys cannot be read from ${path}.`,
      'Let the file of TANDEM_MASTER_KEY_FILE hold keys of 32 bytes in base64 again.',
      error,
    );
  }
}

async function keysOfDataFolder(database: Kysely<Database>, configuration: KeyConfiguration): Promise<KeyService> {
  if (configuration.database.kind === 'external') {
    throw new StartError(
      'TANDEM_MASTER_KEY is not set, and an external database needs it.',
      'Set it, or TANDEM_MASTER_KEY_FILE, to a key of your own, the same on every node. Make one with: openssl rand -base64 32',
    );
  }
  const file = masterKeyFileIn(configuration.database.dataDirectory);
  const kept = await readMasterKeyFile(file);
  if (kept !== undefined) return new DataFolderKeys(file, kept);
  const [used] = await idsInUse(database);
  if (used === undefined) return new DataFolderKeys(file, await makeMasterKeyFile(file));
  throw new StartError(
    `The master key file ${file} is gone, and the database is encrypted with its key ${used}.`,
    'Restore the file from a backup, or set TANDEM_MASTER_KEY to that key. Nothing was changed.',
  );
}
