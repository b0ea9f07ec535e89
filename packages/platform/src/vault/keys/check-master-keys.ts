import type { Kysely } from 'kysely';
import { StartError } from '../configuration/start-error.ts';
import type { Database } from '../database/tables.ts';
import { MissingMasterKey, type DataKey } from './data-key.ts';
import type { DataKeyStore } from './data-key-store.ts';
import { partner } from './key-owner.ts';
import { passesCheck, type MasterKeys } from './master-key.ts';
import { BrokenSeal } from './sealed-box.ts';

/**
 * Makes sure that every data key can be unwrapped with the master keys given. Changes nothing.
 *
 * @throws StartError naming the key that is missing or wrong
 */
export async function checkMasterKeys(database: Kysely<Database>, masterKeys: MasterKeys): Promise<void> {
  const needed = await database
    .selectFrom('data_keys')
    .select('master_key_id')
    .distinct()
    .orderBy('master_key_id')
    .execute();
  const given = new Set(masterKeys.map(({ id }) => id));
  for (const { master_key_id: id } of needed) if (!given.has(id)) throw masterKeyMissing(id, [...given]);
  const known = await database
    .selectFrom('master_keys')
    .select(['id', 'check_value'])
    .where('id', 'in', [...given])
    .execute();
  for (const masterKey of masterKeys) {
    const row = known.find(({ id }) => id === masterKey.id);
    if (row !== undefined && !passesCheck(masterKey, row.check_value)) throw masterKeyWrong(masterKey.id);
  }
}

/** Reads the partner's data key, which another node may have made meanwhile with a key that we do not have. */
export async function checkPartnerKey(dataKeys: DataKeyStore): Promise<DataKey> {
  try {
    return await dataKeys.find(partner);
  } catch (error) {
    if (error instanceof MissingMasterKey) throw masterKeyMissing(error.masterKeyId, []);
    if (error instanceof BrokenSeal)
      throw new StartError(
        "The partner's data key in the database was changed.",
        'Restore the database from a backup.',
        error,
      );
    throw error;
  }
}

function masterKeyMissing(id: string, given: readonly string[]): StartError {
  const those = given.length === 0 ? '' : ` (given: ${given.join(', ')})`;
  return new StartError(
    `The database is encrypted with the master key ${id}, which was not given${those}.`,
    'Put it back: into TANDEM_MASTER_KEY or its file, after the first key if another is to encrypt from now on. Nothing was changed.',
  );
}

function masterKeyWrong(id: string): StartError {
  return new StartError(
    `The master key ${id} is not the one that the database was encrypted with, though its id is the same.`,
    'Give the right key, or restore the database from a backup. Nothing was changed.',
  );
}
