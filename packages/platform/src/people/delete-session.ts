import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { clearSessionCookie } from './session.ts';

/** `DELETE /v1/session`: signs out. */
export function deleteSession({ publicUrl }: { publicUrl: () => string }) {
  return defineRoute({
    operation: 'deleteSession',
    verb: 'DELETE',
    path: '/v1/session',
    tag: 'People',
    summary: 'Signs out',
    rights: { role: 'viewer', accountTokens: 'library' },
    status: 204,
    answer: z.undefined(),
    audit: 'nothingChanges',
    handler: async ({ principal, database, reply }) => {
      if (principal.session !== undefined)
        await database.deleteFrom('sessions').where('id', '=', principal.session).execute();
      clearSessionCookie(reply, publicUrl());
      return undefined;
    },
  });
}
