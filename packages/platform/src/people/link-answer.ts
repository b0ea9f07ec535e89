import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/tables.ts';
import { momentText } from '../http/text.ts';
import type { OpenLink } from './sign-in-link.ts';

export const openLinkAnswer = z
  .object({
    purpose: z.enum(['firstAdministrator', 'operator', 'invitation', 'recovery']),
    email: z.string().nullable().describe('Null for a link that a start printed: its holder chooses it'),
    name: z.string().nullable(),
    expiresAt: momentText.describe('Until then it may be finished'),
  })
  .meta({ id: 'OpenSignInLink' });

/** An opened link as the browser that opened it sees it. */
export async function openLinkOf(database: Kysely<Database>, link: OpenLink): Promise<z.infer<typeof openLinkAnswer>> {
  const user =
    link.user_id === null
      ? undefined
      : await database.selectFrom('users').select(['email', 'name']).where('id', '=', link.user_id).executeTakeFirst();
  return {
    purpose: link.purpose,
    email: user?.email ?? null,
    name: user?.name ?? null,
    expiresAt: link.expires_at.toISOString(),
  };
}
