import type { Secret } from '@tandem/connector-kit';
import type { OwnKeys } from './key-service.ts';
import { LocalKeys } from './local-keys.ts';
import { masterKeyFrom } from './master-key.ts';
import { newMasterKeySecret, readMasterKeyFile, replaceMasterKeyFile } from './master-key-file.ts';
import { StartError } from '../configuration/start-error.ts';
import { KeysUnavailable } from './keys-unavailable.ts';

/** The keys of the file that Tandem makes in the data folder of its embedded database. */
export class DataFolderKeys extends LocalKeys {
  readonly own: OwnKeys;

  /** @param keys what the file holds */
  constructor(path: string, keys: readonly Secret[]) {
    super({ source: 'dataFolder', whereabouts: path, keys, read: () => readAgain(path) });
    this.own = {
      makeFirst: async () => {
        await replaceMasterKeyFile(path, [newMasterKeySecret(), ...(await readAgain(path))]);
        await this.refresh();
      },
      keepOnly: async (id) => {
        const kept = (await readAgain(path)).filter((secret) => masterKeyFrom(secret).id === id);
        // A file without the key that everything is wrapped with would be the end of all data.
        if (kept.length === 0) throw new Error(`${path} does not hold the key ${id}.`);
        await replaceMasterKeyFile(path, kept);
        await this.refresh();
      },
    };
  }
}

async function readAgain(path: string): Promise<readonly Secret[]> {
  try {
    const keys = await readMasterKeyFile(path);
    if (keys !== undefined) return keys;
  } catch (error) {
    if (error instanceof StartError) throw new KeysUnavailable(error.message, error.hint, error);
    throw error;
  }
  throw new KeysUnavailable(`The master key file ${path} is gone.`, 'Restore it from a backup.');
}
