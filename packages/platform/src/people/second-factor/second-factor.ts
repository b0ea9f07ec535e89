import { TandemError, type Secret } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import type { Database, UserTable } from '../../database/tables.ts';
import { partner } from '../../vault/key-owner.ts';
import type { Vault } from '../../vault/vault.ts';
import { forgetRecoveryCodes, replaceRecoveryCodes, takeRecoveryCode } from './recovery-codes.ts';
import { newTotpSecret, stepOfCode } from './totp.ts';

type User = Selectable<UserTable>;

/** How somebody has shown to hold the second factor. */
export type SecondFactorProof = 'authenticator' | 'recoveryCode';

/** A new secret for the user's authenticator, kept encrypted. It counts for nothing until a code confirms it. */
export async function offerSecondFactor(transaction: Kysely<Database>, vault: Vault, user: User): Promise<Secret> {
  const secret = newTotpSecret();
  const offered = await transaction
    .updateTable('users')
    .set({ second_factor_secret: await vault.encrypt(partner, placeOf(user), secret), second_factor_step: null })
    .where('id', '=', user.id)
    .where('second_factor_since', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (offered === undefined) throw alreadyOn();
  return secret;
}

/**
 * Turns the second factor on by a first code, and gives back the recovery codes.
 *
 * @throws TandemError `conflict` where it is on, or was never offered; `input_invalid` where the code is wrong
 */
export async function confirmSecondFactor(
  transaction: Kysely<Database>,
  vault: Vault,
  user: User,
  code: string,
): Promise<string[]> {
  if (user.second_factor_since !== null) throw alreadyOn();
  const step = await stepOf(vault, user, code);
  if (step === undefined) throw wrongCode();
  const confirmed = await transaction
    .updateTable('users')
    .set({ second_factor_since: new Date(), second_factor_step: step })
    .where('id', '=', user.id)
    .where('second_factor_since', 'is', null)
    .where('second_factor_secret', '=', user.second_factor_secret)
    .returning('id')
    .executeTakeFirst();
  if (confirmed === undefined) throw alreadyOn();
  return replaceRecoveryCodes(transaction, user.id);
}

/**
 * Takes a code of the authenticator, or a recovery code. Each is taken once.
 *
 * @throws TandemError `input_invalid` where it is wrong or was used before, `conflict` where the user has no second factor
 */
export async function takeCode(
  transaction: Kysely<Database>,
  vault: Vault,
  user: User,
  code: string,
): Promise<SecondFactorProof> {
  if (user.second_factor_since === null) throw new TandemError('conflict', 'The second factor is not on.');
  if (!/^[\d\s]+$/.test(code)) {
    if (await takeRecoveryCode(transaction, user.id, code)) return 'recoveryCode';
    throw wrongCode();
  }
  const step = await stepOf(vault, user, code);
  if (step === undefined) throw wrongCode();
  const taken = await transaction
    .updateTable('users')
    .set({ second_factor_step: step })
    .where('id', '=', user.id)
    .where('second_factor_since', 'is not', null)
    .where(({ eb, or }) => or([eb('second_factor_step', 'is', null), eb('second_factor_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  if (taken === undefined) throw wrongCode();
  return 'authenticator';
}

/** Turns it off: the password alone signs in again. */
export async function dropSecondFactor(transaction: Kysely<Database>, user: string): Promise<void> {
  await transaction
    .updateTable('users')
    .set({ second_factor_secret: null, second_factor_since: null, second_factor_step: null })
    .where('id', '=', user)
    .execute();
  await forgetRecoveryCodes(transaction, user);
}

async function stepOf(vault: Vault, user: User, code: string): Promise<number | undefined> {
  if (user.second_factor_secret === null) {
    throw new TandemError('conflict', 'The second factor has not been begun.', {
      hint: 'Ask for a secret first, with POST /v1/me/second-factor.',
    });
  }
  const secret = await vault.decryptSecret(partner, placeOf(user), user.second_factor_secret);
  return stepOfCode(secret, code.replaceAll(/\s/g, ''), new Date());
}

function placeOf(user: User): { readonly record: string; readonly field: string } {
  return { record: user.id, field: 'second_factor_secret' };
}

function alreadyOn(): TandemError {
  return new TandemError('conflict', 'The second factor is on already.', { hint: 'Turn it off first.' });
}

/** The same whether the code is wrong, over, or was used before. */
function wrongCode(): TandemError {
  return new TandemError('input_invalid', 'The code is wrong, or was used before.', {
    hint: 'Wait for the next code of the authenticator, or use a recovery code.',
    errors: [{ field: 'code', code: 'invalid', detail: 'It is not the code of now, or it was used before.' }],
  });
}
