import { TandemError } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import type { SignInSettings } from '../configuration/sign-in-settings.ts';
import { newIdentifier } from '../database/identifier.ts';
import type { Database, SignInLinkTable } from '../database/tables.ts';
import { hashOfSecret, newOpaqueSecret } from './opaque-secret.ts';
import { passwordsAreOff } from './passwords-off.ts';

/** So long a link waits to be opened. */
const waitsMs = {
  firstAdministrator: 15 * 60_000,
  operator: 15 * 60_000,
  invitation: 7 * 24 * 3_600_000,
  recovery: 24 * 3_600_000,
} as const;
/** So long the browser that opened it may take to finish. */
const openMs = 3_600_000;

export type LinkPurpose = SignInLinkTable['purpose'];

export interface NewLink {
  /** The secret stands in the fragment, which no server, preview or mail scanner sees or uses up. */
  readonly url: string;
  readonly expiresAt: Date;
}

export type OpenLink = Selectable<SignInLinkTable>;

/** Makes a link for a user, or for whoever holds the machine. An older one of the same purpose works no longer. */
export async function createLink(
  database: Kysely<Database>,
  purpose: LinkPurpose,
  user: string | null,
  publicUrl: string,
): Promise<NewLink> {
  const secret = newOpaqueSecret('tdl');
  const expiresAt = new Date(Date.now() + waitsMs[purpose]);
  await database
    .deleteFrom('sign_in_links')
    .where('user_id', user === null ? 'is' : '=', user)
    .execute();
  await database
    .insertInto('sign_in_links')
    .values({
      id: newIdentifier('lnk'),
      secret_hash: hashOfSecret(secret),
      user_id: user,
      purpose,
      expires_at: expiresAt,
    })
    .execute();
  return { url: `${publicUrl}/sign-in#${secret}`, expiresAt };
}

/**
 * Binds a link to the browser that opens it first; what is given back is the browser's from now on.
 *
 * @throws TandemError `conflict` where another browser was faster, `not_found` where the link is over
 */
export async function openLink(
  database: Kysely<Database>,
  secret: string,
): Promise<{ readonly link: OpenLink; readonly browser: string }> {
  const browser = newOpaqueSecret('tdb');
  const now = new Date();
  const link = await database
    .updateTable('sign_in_links')
    .set({ browser_hash: hashOfSecret(browser), opened_at: now, expires_at: new Date(now.getTime() + openMs) })
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('opened_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (link !== undefined) return { link, browser };
  const there = await database
    .selectFrom('sign_in_links')
    .select('opened_at')
    .where('secret_hash', '=', hashOfSecret(secret))
    .executeTakeFirst();
  if (there?.opened_at === null || there === undefined) throw linkOver();
  throw new TandemError('conflict', 'The link was already opened, in another browser or tab.', {
    hint: 'Go on there, or ask for a new link.',
  });
}

/**
 * The link that this browser opened and has not finished.
 *
 * @throws TandemError `not_found` where it is over
 */
export async function readOpenLink(database: Kysely<Database>, browser: string): Promise<OpenLink> {
  const link = await database
    .selectFrom('sign_in_links')
    .selectAll()
    .where('browser_hash', '=', hashOfSecret(browser))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date())
    .forUpdate()
    .executeTakeFirst();
  if (link === undefined) throw linkOver();
  return link;
}

/**
 * Refuses a link by which a password would be chosen that nobody may sign in with. Links of the start let in whoever runs the server all the same.
 *
 * @throws TandemError `forbidden`
 */
export function refuseLinkInVain(purpose: LinkPurpose, signIn: SignInSettings): void {
  if (!signIn.password && purpose !== 'firstAdministrator' && purpose !== 'operator') throw passwordsAreOff(signIn);
}

function linkOver(): TandemError {
  return new TandemError('not_found', 'The link is not valid, or its time is over.', {
    hint: 'Ask an administrator for a new link; the first administrator gets one whenever Tandem is started.',
  });
}
