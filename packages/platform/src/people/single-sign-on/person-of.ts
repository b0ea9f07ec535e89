import type { Kysely, Selectable } from 'kysely';
import type { OidcSettings } from '../../configuration/sign-in-settings.ts';
import { newIdentifier } from '../../database/identifier.ts';
import type { Database, UserTable } from '../../database/tables.ts';
import { nameText } from '../../http/text.ts';
import { emailText } from '../user-answer.ts';
import type { Identity } from './identity-provider.ts';
import { SignInRefused } from './sign-in-problem.ts';

type User = Selectable<UserTable>;

/** A user whom the identity provider has sent. */
export interface Person {
  readonly user: User;
  /** Whether they came before, are now known to be who was invited, or are new. */
  readonly came: 'again' | 'linked' | 'new';
}

/**
 * Finds the user of an identity: who came by it before; else whose address it is, if the provider vouches for it; else a new one, where new
 * people may come.
 *
 * @throws SignInRefused
 */
export async function personOf(
  transaction: Kysely<Database>,
  identity: Identity,
  settings: OidcSettings,
): Promise<Person> {
  const known = await transaction
    .selectFrom('users')
    .selectAll()
    .where('oidc_issuer', '=', identity.issuer)
    .where('oidc_subject', '=', identity.subject)
    .executeTakeFirst();
  if (known !== undefined) {
    refuseOtherDomain(identity.email ?? known.email, settings);
    return { user: enabled(known), came: 'again' };
  }
  const email = verifiedAddress(identity, settings);
  const invited = await linkUser(transaction, identity, email);
  if (invited !== undefined) return { user: invited, came: 'linked' };
  if (settings.role === undefined) throw new SignInRefused('notInvited');
  const made = await transaction
    .insertInto('users')
    .values({
      id: newIdentifier('usr'),
      email,
      name: nameText.safeParse(identity.name).data ?? email.slice(0, 100),
      role: settings.role,
      oidc_issuer: identity.issuer,
      oidc_subject: identity.subject,
    })
    // The same person may be coming in another tab at this moment.
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made === undefined) throw new SignInRefused('interrupted');
  return { user: made, came: 'new' };
}

function verifiedAddress(identity: Identity, settings: OidcSettings): string {
  const email = emailText.safeParse(identity.email).data;
  if (email === undefined) throw new SignInRefused('addressMissing');
  if (!(identity.emailVerified ?? settings.trustsAddresses)) throw new SignInRefused('addressUnverified');
  refuseOtherDomain(email, settings);
  return email;
}

function refuseOtherDomain(email: string, { domains }: OidcSettings): void {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (domains.length > 0 && !domains.includes(domain)) throw new SignInRefused('domainNotAllowed');
}

async function linkUser(
  transaction: Kysely<Database>,
  { issuer, subject }: Identity,
  email: string,
): Promise<User | undefined> {
  const user = await transaction
    .selectFrom('users')
    .selectAll()
    .where(({ eb, fn, val }) => eb(fn('lower', ['email']), '=', fn('lower', [val(email)])))
    .forUpdate()
    .executeTakeFirst();
  if (user === undefined) return undefined;
  // An address may be given to another person in time; a subject is not.
  if (user.oidc_issuer === issuer) throw new SignInRefused('anotherPerson');
  return transaction
    .updateTable('users')
    .set({ oidc_issuer: issuer, oidc_subject: subject })
    .where('id', '=', enabled(user).id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function enabled(user: User): User {
  if (user.disabled_at !== null) throw new SignInRefused('disabled');
  return user;
}
