import { TandemError } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import { newIdentifier } from '../database/identifier.ts';
import type { Database, Role, TokenTable } from '../database/tables.ts';
import { hashOfSecret, newOpaqueSecret } from './opaque-secret.ts';

export interface TokenWishes {
  readonly name: string;
  readonly role: Role;
  readonly account?: string | undefined;
  readonly expiresAt?: Date | undefined;
  /** The user who makes it, where it is one. */
  readonly createdBy?: string | undefined;
}

/**
 * Makes a token. Its text is given back this once, and kept as a hash alone.
 *
 * @throws TandemError `input_invalid` where there is no such account
 */
export async function createToken(
  database: Kysely<Database>,
  wishes: TokenWishes,
): Promise<{ readonly row: Selectable<TokenTable>; readonly token: string }> {
  const { account } = wishes;
  if (account !== undefined) {
    const found = await database.selectFrom('accounts').select('id').where('id', '=', account).executeTakeFirst();
    if (found === undefined) {
      throw new TandemError('input_invalid', 'There is no such account.', {
        errors: [{ field: 'account', code: 'invalid', detail: 'It must be the id of an account.' }],
      });
    }
  }
  const token = newOpaqueSecret('tdm');
  const row = await database
    .insertInto('tokens')
    .values({
      id: newIdentifier('tok'),
      name: wishes.name,
      token_hash: hashOfSecret(token),
      role: wishes.role,
      account_id: account ?? null,
      created_by: wishes.createdBy ?? null,
      expires_at: wishes.expiresAt ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, token };
}
