import { Secret } from '@tandem/connector-kit';
import { scoroConnector } from '@tandem/connector-scoro';
import { sql } from 'kysely';
import { sealAccountSecret } from '../account-connectors/account-secret.ts';
import { migrate, migrations } from '../database/migrations.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { emptySetup, resolveProperties } from '../setups/resolve-properties.ts';
import { KeyRing } from '../vault/key-ring.ts';
import { Vault } from '../vault/vault.ts';

/** What a released database holds: ids to look for, and an API key to call with. */
export interface ReleasedFacts {
  readonly masterKey: string;
  readonly company: string;
  readonly apiKey: string;
}

export const releasedAccount = 'acc_01a20c5c507a77bf9e66647d9ff5cf1d';
export const releasedInstallation = 'ins_01a20c5c507a77bf9e66647d9ff5cf1e';
export const releasedCall = 'cal_01a00c5c507a77bf9e66647d9ff5cf1f';

/**
 * A database as the release that ended with this migration left it: an account with Scoro installed on a company of the sandbox, people, a
 * call, an entry of the audit log. Written in the columns of the first release, which every later one has.
 */
export async function createReleasedDatabase(
  last: string,
  { masterKey, company, apiKey }: ReleasedFacts,
): Promise<TestDatabase> {
  const database = await createTestDatabase({ empty: true });
  const { kysely } = database;
  await migrate(kysely, Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last)));
  const vault = await Vault.open(kysely, KeyRing.of(new Secret(masterKey)));
  await sql`insert into accounts (id, name, external_id) values (${releasedAccount}, 'Acme', 'crm-17')`.execute(kysely);
  await vault.makeAccountKey(kysely, releasedAccount);
  const values = { environment: 'sandbox', companyName: company };
  await sql`
    insert into account_connectors (id, account_id, connector, name, properties, device_id)
    values (${releasedInstallation}, ${releasedAccount}, 'scoro', 'Scoro', ${JSON.stringify(values)}, 'device')`.execute(
    kysely,
  );
  const layer = { values: new Map(Object.entries(values)), secrets: new Map() };
  const { destination } = resolveProperties(scoroConnector.properties, emptySetup, layer);
  const sealed = await sealAccountSecret(
    vault,
    releasedAccount,
    releasedInstallation,
    'apiKey',
    destination,
    new Secret(apiKey),
  );
  await sql`
    insert into account_connector_secrets (account_connector_id, property, ciphertext, destination)
    values (${releasedInstallation}, 'apiKey', ${sealed}, ${destination})`.execute(kysely);
  await sql`insert into users (id, email, name, role) values ('usr_1', 'anna@example.com', 'Anna', 'admin')`.execute(
    kysely,
  );
  await sql`
    insert into calls (id, account_id, account_connector_id, account_connector_name, connector, method, effect, actor_kind,
      actor_name, status, node_id, started_at, finished_at)
    values (${releasedCall}, ${releasedAccount}, ${releasedInstallation}, 'Scoro', 'scoro', 'tasks.list', 'read', 'operator',
      'Operator', 'succeeded', 'nod_gone', now(), now())`.execute(kysely);
  await sql`
    insert into audit (actor_kind, actor_name, action, subject_kind, account_id)
    values ('system', 'Tandem', 'account.created', 'account', ${releasedAccount})`.execute(kysely);
  return database;
}
