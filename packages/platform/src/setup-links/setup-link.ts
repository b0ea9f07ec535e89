import { TandemError } from '@tandem/connector-kit';
import type { FastifyRequest } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import type { Actor } from '../audit/record-change.ts';
import type { Database, SetupLinkTable } from '../database/tables.ts';
import { bearerOf } from '../http/credential.ts';
import { hashOfSecret, newOpaqueSecret } from '../people/opaque-secret.ts';

/** So long the browser that opened a link may take to finish. */
const openMs = 3_600_000;

export type SetupLink = Selectable<SetupLinkTable>;

/**
 * Binds a link to the browser that opens it first; `browser` is that browser's from now on.
 *
 * @param id stands in the address of the page. It must be that of the secret, since it decided which pages may frame this one
 * @throws TandemError `conflict` where another browser was faster, `not_found` where the link is over
 */
export async function openSetupLink(
  database: Kysely<Database>,
  id: string,
  secret: string,
): Promise<{ readonly link: SetupLink; readonly browser: string }> {
  const browser = newOpaqueSecret('tdb');
  const now = new Date();
  const link = await database
    .updateTable('setup_links')
    .set({ browser_hash: hashOfSecret(browser), opened_at: now, expires_at: new Date(now.getTime() + openMs) })
    .where('id', '=', id)
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('opened_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (link !== undefined) return { link, browser };
  const opened = await database
    .selectFrom('setup_links')
    .select('id')
    .where('id', '=', id)
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('opened_at', 'is not', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (opened === undefined) throw linkOver();
  throw new TandemError('conflict', 'The link was already opened, in another browser or tab.', {
    hint: 'Go on there, or ask for a new link.',
  });
}

/**
 * The link that the sender of a request has opened and not finished: the one place where the routes of the page learn on whose behalf they work.
 *
 * @param lock makes others of the same link wait until the transaction ends
 * @throws TandemError `not_found` where it is over, was revoked, or was opened by another browser
 */
export async function linkOfRequest(
  database: Kysely<Database>,
  request: FastifyRequest,
  lock: 'lock' | 'read',
): Promise<SetupLink> {
  const select = database
    .selectFrom('setup_links')
    .selectAll()
    .where('browser_hash', '=', hashOfSecret(bearerOf(request) ?? ''))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date());
  const link = await (lock === 'lock' ? select.forUpdate() : select).executeTakeFirst();
  if (link === undefined) throw linkOver();
  return link;
}

/** Who did it, for the audit log: nobody signed in, so it is the link. */
export function actorOf({ id }: Pick<SetupLink, 'id'>): Actor {
  return { kind: 'link', id, name: 'Setup link' };
}

function linkOver(): TandemError {
  return new TandemError('not_found', 'The link is not valid, or its time is over.', {
    hint: 'Ask those who sent it for a new one.',
  });
}
