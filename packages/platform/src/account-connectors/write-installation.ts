import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { Vault } from '../vault/vault.ts';
import { sealAccountSecret } from './account-secret.ts';
import type { ChangedProperties } from './change-properties.ts';

/** Writes the secrets of an account connector: those that stay are left as they are, the others go, new ones come. */
export async function writeSecrets(
  database: Kysely<Database>,
  vault: Vault,
  accountId: string,
  installation: string,
  { keptSecrets, newSecrets, destination }: ChangedProperties,
): Promise<void> {
  const kept = [...keptSecrets].filter((name) => !newSecrets.has(name));
  await database
    .deleteFrom('account_connector_secrets')
    .where('account_connector_id', '=', installation)
    .where(({ eb, not }) => (kept.length === 0 ? eb.lit(true) : not(eb('property', 'in', kept))))
    .execute();
  for (const [property, secret] of newSecrets) {
    const ciphertext = await sealAccountSecret(vault, accountId, installation, property, destination, secret);
    await database
      .insertInto('account_connector_secrets')
      .values({ account_connector_id: installation, property, ciphertext, destination, updated_at: new Date() })
      .execute();
  }
}

/** Values as the column takes them. */
export function writtenValues({ values }: Pick<ChangedProperties, 'values'>): string {
  return JSON.stringify(Object.fromEntries(values));
}

/** The error for a name that another connector of the account has; any other error comes back as it is. */
export function nameTaken(error: unknown): unknown {
  if (!isUniqueViolation(error, 'account_connectors_name')) return error;
  return new TandemError('conflict', 'The account has a connector of this name already.', {
    errors: [{ field: 'name', code: 'invalid', detail: 'It is taken.' }],
  });
}
