import { TandemError } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import type { AccountTable, Database } from '../database/tables.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { notFound } from '../http/not-found.ts';

/** @throws TandemError `not_found` */
export async function readAccount(database: Kysely<Database>, id: string): Promise<Selectable<AccountTable>> {
  const account = await database.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  if (account === undefined) throw notFound();
  return account;
}

/** The error for a name or external id that another account has; any other error comes back as it is. */
export function takenByAnother(error: unknown): unknown {
  if (isUniqueViolation(error, 'accounts_name')) return taken('name', 'name');
  if (isUniqueViolation(error, 'accounts_external_id_key')) return taken('externalId', 'external id');
  return error;
}

function taken(field: string, words: string): TandemError {
  return new TandemError('conflict', `There is an account with this ${words} already.`, {
    errors: [{ field, code: 'invalid', detail: 'It is taken.' }],
  });
}
