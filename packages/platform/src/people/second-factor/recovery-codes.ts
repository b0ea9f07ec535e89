import type { Kysely } from 'kysely';
import { Secret as RandomBytes } from 'otpauth';
import type { Database } from '../../database/tables.ts';
import { hashOfSecret } from '../opaque-secret.ts';

const howMany = 10;
/** 80 random bits: nothing that could be guessed from a plain hash. */
const bytes = 10;

/** Makes new recovery codes for a user, such as `XK3Q-7RNB-42LT-MZPA`. They are given back this once; those before work no longer. */
export async function replaceRecoveryCodes(transaction: Kysely<Database>, user: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () =>
    new RandomBytes({ size: bytes }).base32.replaceAll(/(.{4})(?=.)/g, '$1-'),
  );
  await forgetRecoveryCodes(transaction, user);
  await transaction
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ user_id: user, code_hash: hashOfCode(code) })))
    .execute();
  return codes;
}

/** Uses up a recovery code; false where it is none of the user's, or was used before. */
export async function takeRecoveryCode(transaction: Kysely<Database>, user: string, code: string): Promise<boolean> {
  const taken = await transaction
    .deleteFrom('recovery_codes')
    .where('user_id', '=', user)
    .where('code_hash', '=', hashOfCode(code))
    .returning('user_id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function forgetRecoveryCodes(transaction: Kysely<Database>, user: string): Promise<void> {
  await transaction.deleteFrom('recovery_codes').where('user_id', '=', user).execute();
}

export async function countRecoveryCodes(database: Kysely<Database>, user: string): Promise<number> {
  const { count } = await database
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('user_id', '=', user)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** People type them with and without dashes, in either case. */
function hashOfCode(code: string): Buffer {
  return hashOfSecret(code.replaceAll(/[\s-]/g, '').toUpperCase());
}
