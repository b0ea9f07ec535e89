import type { FastifyReply } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';

/** Sends the page, which may be framed by pages of these origins alone. */
export type SendFramed = (reply: FastifyReply, frameAncestors: readonly string[]) => FastifyReply;

/**
 * Sends the page behind a setup link: always the same, whatever the link; only who may frame it is the link's. Nothing is consumed, since the
 * secret stays in the fragment. The page of a link that is over, or never was, is framed by nobody.
 */
export async function sendSetupLinkPage(
  database: Kysely<Database>,
  reply: FastifyReply,
  link: string,
  send: SendFramed,
): Promise<FastifyReply> {
  const found = await database
    .selectFrom('setup_links')
    .select('allowed_origins')
    .where('id', '=', link)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  return send(reply.code(found === undefined ? 404 : 200), found?.allowed_origins ?? []);
}
