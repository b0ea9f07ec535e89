import { TandemError } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import type { Database, UserTable } from '../database/tables.ts';
import type { Principal } from '../http/principal.ts';
import { readUser } from './read-users.ts';

/**
 * The user that a request comes from.
 *
 * @throws TandemError `forbidden` where it comes from a token
 */
export async function ownUser(database: Kysely<Database>, principal: Principal): Promise<Selectable<UserTable>> {
  if (principal.kind === 'user') return readUser(database, principal.id);
  throw new TandemError('forbidden', 'This is for people who are signed in; a token has no sign-in of its own.');
}
