import type { Kysely } from 'kysely';
import type { SignInSettings } from '../configuration/sign-in-settings.ts';
import type { Database } from '../database/tables.ts';
import { hasAdministrator } from './read-users.ts';
import { createLink } from './sign-in-link.ts';

/**
 * The link that a start prints: for the first administrator, and as long as passwords are off for whoever runs the server, who must get in
 * also when the identity provider does not answer. Undefined where neither is so.
 */
export async function createStartLink(
  database: Kysely<Database>,
  signIn: SignInSettings,
  publicUrl: string,
): Promise<string | undefined> {
  const isFirst = !(await hasAdministrator(database));
  if (!isFirst && signIn.password) return undefined;
  return (await createLink(database, isFirst ? 'firstAdministrator' : 'operator', null, publicUrl)).url;
}
