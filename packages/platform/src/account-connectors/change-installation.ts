import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { notFound } from '../http/not-found.ts';
import type { Library } from '../library/library.ts';
import type { Verifier } from '../setups/capability.ts';
import type { PropertyInput } from '../setups/read-wishes.ts';
import type { Vault } from '../vault/vault.ts';
import { changeProperties } from './change-properties.ts';
import { readInstallation, type StoredInstallation } from './stored-installation.ts';
import { nameTaken, writeSecrets, writtenValues } from './write-installation.ts';

/** What is needed to change account connectors. */
export interface ChangeNeeds {
  readonly library: Library;
  readonly vault: Vault;
  readonly verifier: Verifier;
}

/** What an account connector is changed to; what is left out stays. */
export interface InstallationChange {
  readonly account: string;
  readonly id: string;
  readonly name?: string | undefined;
  readonly inputs: ReadonlyMap<string, PropertyInput>;
}

/**
 * Changes an account connector; in the caller's transaction. A changed value drops the session.
 *
 * @throws TandemError `not_found`, `input_invalid`, `address_refused`; `conflict` where the name is taken
 */
export async function changeInstallation(
  { library, vault, verifier }: ChangeNeeds,
  database: Kysely<Database>,
  { account, id, name, inputs }: InstallationChange,
): Promise<StoredInstallation> {
  // Two writers at once take turns, so that neither works on what the other is about to replace.
  const locked = await database
    .selectFrom('account_connectors')
    .select('id')
    .where('account_id', '=', account)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (locked === undefined) throw notFound();
  const { row, connector, setup, layer } = await readInstallation(database, library, account, id);
  const changed = changeProperties(connector, library.operator, setup.layer, layer, row.device_id, inputs);
  if (inputs.size > 0) {
    await verifier.forgetSessions(database, { installation: id });
    await writeSecrets(database, vault, account, id, changed);
  }
  await database
    .updateTable('account_connectors')
    .set({ name: name ?? row.name, properties: writtenValues(changed), updated_at: new Date() })
    .where('id', '=', id)
    .execute()
    .catch((error: unknown) => {
      throw nameTaken(error);
    });
  return readInstallation(database, library, account, id);
}
