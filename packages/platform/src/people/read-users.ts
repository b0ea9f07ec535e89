import { TandemError } from '@tandem/connector-kit';
import type { ExpressionBuilder, ExpressionWrapper, Kysely, Selectable, SqlBool } from 'kysely';
import type { Database, UserTable } from '../database/tables.ts';
import { notFound } from '../http/not-found.ts';

/** @throws TandemError `not_found` */
export async function readUser(database: Kysely<Database>, id: string): Promise<Selectable<UserTable>> {
  const user = await database.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  if (user === undefined) throw notFound();
  return user;
}

/** Whether there is an administrator who can sign in. Until then the server offers a link to the first one. */
export async function hasAdministrator(database: Kysely<Database>): Promise<boolean> {
  const found = await database
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where(canSignIn)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Refuses to go on where a user is the last administrator who can sign in. Within a transaction: what it read stays so until its end.
 *
 * @throws TandemError `conflict`
 */
export async function keepAnAdministrator(transaction: Kysely<Database>, user: string): Promise<void> {
  const administrators = await transaction
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where(canSignIn)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (administrators.length === 1 && administrators[0]?.id === user) {
    throw new TandemError('conflict', 'This is the last administrator.', {
      hint: 'Make somebody else an administrator first.',
    });
  }
}

/** Somebody who was only invited has neither yet. */
function canSignIn({
  eb,
  and,
  or,
}: ExpressionBuilder<Database, 'users'>): ExpressionWrapper<Database, 'users', SqlBool> {
  return and([
    or([eb('password_hash', 'is not', null), eb('oidc_subject', 'is not', null)]),
    eb('disabled_at', 'is', null),
  ]);
}

/** The error for an address that another user has. */
export function emailTaken(): TandemError {
  return new TandemError('conflict', 'There is a user with this e-mail address already.', {
    errors: [{ field: 'email', code: 'invalid', detail: 'It is taken.' }],
  });
}
