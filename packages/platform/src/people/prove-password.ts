import { TandemError } from '@tandem/connector-kit';
import type { FastifyRequest } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import type { Database, UserTable } from '../database/tables.ts';
import { isPassword } from './password.ts';
import { countAttempt, forgivePassword } from './slow-guessing.ts';

/**
 * Lets go on who knows the user's password; guessing is slowed as at sign-in. Outside any transaction, which a wrong password would undo
 * together with the count.
 *
 * @param field the member of the body that holds it
 * @throws TandemError `input_invalid`, `rate_limited`, `conflict` where the user has none
 */
export async function provePassword(
  database: Kysely<Database>,
  user: Selectable<UserTable>,
  given: string,
  field: string,
  request: FastifyRequest,
): Promise<void> {
  if (user.password_hash === null) {
    throw new TandemError('conflict', 'You have no password here: you sign in through the identity provider.', {
      hint: 'Change your password and second factor there.',
    });
  }
  await countAttempt(database, user.email, request.ip);
  if (!(await isPassword(given, user.password_hash))) {
    throw new TandemError('input_invalid', 'The present password is wrong.', {
      errors: [{ field, code: 'invalid', detail: 'It is not the present password.' }],
    });
  }
  await forgivePassword(database, user, request.ip);
}
