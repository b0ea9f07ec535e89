import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { sessionIdleMs } from './session.ts';

const dayMs = 24 * 3_600_000;

/** Removes sessions, links, sign-ins under way and counted attempts whose time is over. They work no longer anyway; this only keeps tables small. */
export async function forgetExpired(database: Kysely<Database>): Promise<void> {
  const now = Date.now();
  await database
    .deleteFrom('sessions')
    .where(({ eb, or }) =>
      or([eb('expires_at', '<', new Date(now)), eb('last_seen_at', '<', new Date(now - sessionIdleMs))]),
    )
    .execute();
  await database
    .deleteFrom('sign_in_links')
    .where('expires_at', '<', new Date(now - dayMs))
    .execute();
  await database.deleteFrom('pending_sign_ins').where('expires_at', '<', new Date(now)).execute();
  await database.deleteFrom('oidc_sign_ins').where('expires_at', '<', new Date(now)).execute();
  await database
    .deleteFrom('sign_in_attempts')
    .where('last_failed_at', '<', new Date(now - dayMs))
    .execute();
}
