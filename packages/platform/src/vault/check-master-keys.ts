import type { Kysely } from 'kysely';
import { StartError } from '../configuration/start-error.ts';
import { hasTable } from '../database/has-table.ts';
import type { Database } from '../database/tables.ts';
import { idsInUse } from './ids-in-use.ts';
import type { KeyRing } from './key-ring.ts';
import { KeysUnavailable } from './keys-unavailable.ts';
import { MissingMasterKey } from './missing-master-key.ts';

/**
 * Makes sure that every data key can be unwrapped with the keys of the ring. Changes nothing, and works on a database that has not been
 * migrated yet, or has no tables.
 *
 * @throws StartError naming the key that is missing or wrong
 */
export async function checkMasterKeys(database: Kysely<Database>, ring: KeyRing): Promise<void> {
  try {
    for (const id of await idsInUse(database)) if (!ring.has(id)) throw masterKeyMissing(id, ring.ids);
    if (ring.ids.length === 0 || !(await hasTable(database, 'master_keys'))) return;
    const rows = await database
      .selectFrom('master_keys')
      .select(['id', 'check_value'])
      .where('id', 'in', ring.ids)
      .execute();
    for (const { id, check_value: value } of rows)
      if (value !== null && !(await ring.passesCheck(id, value))) throw masterKeyWrong(id);
  } catch (error) {
    if (error instanceof MissingMasterKey) throw masterKeyMissing(error.masterKeyId, ring.ids);
    if (error instanceof KeysUnavailable) throw new StartError(error.message, error.hint, error);
    throw error;
  }
}

/** The refusal to start without a key that the database needs. */
export function masterKeyMissing(id: string, given: readonly string[]): StartError {
  const those = given.length === 0 ? '' : ` (given: ${given.slice(0, 5).join(', ')})`;
  return new StartError(
    `The database is encrypted with the master key ${id}, which was not given${those}.`,
    id.startsWith('mk_')
      ? 'Put it back: into TANDEM_MASTER_KEY or its file, after the first key if another is to encrypt from now on. Nothing was changed.'
      : 'Let TANDEM_KEY_SERVICE_URL and TANDEM_KEY_SERVICE_KEY lead to where it is, and that version decrypt. Nothing was changed.',
  );
}

function masterKeyWrong(id: string): StartError {
  return new StartError(
    `The master key ${id} is not the one that the database was encrypted with, though its id is the same.`,
    'Give the right key, or restore the database from a backup. Nothing was changed.',
  );
}
