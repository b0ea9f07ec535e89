import { randomUUID } from 'node:crypto';
import type { Connector } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { newIdentifier } from '../database/identifier.ts';
import type { Database } from '../database/tables.ts';
import type { Library } from '../library/library.ts';
import type { PropertyInput } from '../setups/read-wishes.ts';
import { emptyLayer } from '../setups/resolve-properties.ts';
import { readSetup } from '../setups/setup-store.ts';
import type { Vault } from '../vault/vault.ts';
import { changeProperties } from './change-properties.ts';
import { readInstallation, type StoredInstallation } from './stored-installation.ts';
import { nameTaken, writeSecrets, writtenValues } from './write-installation.ts';

/** A connector as it is to be installed. */
export interface NewInstallation {
  readonly account: string;
  readonly connector: Connector;
  /** Refused where the account has one of this name. */
  readonly name: string;
  readonly inputs: ReadonlyMap<string, PropertyInput>;
}

/**
 * Installs a connector in an account; in the caller's transaction.
 *
 * @throws TandemError `input_invalid`, `address_refused`; `conflict` where the name is taken
 */
export async function createInstallation(
  { library, vault }: { readonly library: Library; readonly vault: Vault },
  database: Kysely<Database>,
  { account, connector, name, inputs }: NewInstallation,
): Promise<StoredInstallation> {
  const setup = await readSetup(database, connector.key);
  const deviceId = randomUUID();
  const changed = changeProperties(connector, library.operator, setup.layer, emptyLayer, deviceId, inputs);
  const id = newIdentifier('ins');
  await database
    .insertInto('account_connectors')
    .values({
      id,
      account_id: account,
      connector: connector.key,
      name,
      properties: writtenValues(changed),
      device_id: deviceId,
    })
    .execute()
    .catch((error: unknown) => {
      throw nameTaken(error);
    });
  await writeSecrets(database, vault, account, id, changed);
  return readInstallation(database, library, account, id);
}

/** The wanted name where it is free, else with a number: `Scoro`, `Scoro 2`, `Scoro 3` ... */
export async function freeName(database: Kysely<Database>, account: string, wanted: string): Promise<string> {
  const rows = await database
    .selectFrom('account_connectors')
    .select('name')
    .where('account_id', '=', account)
    .execute();
  const taken = new Set(rows.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
