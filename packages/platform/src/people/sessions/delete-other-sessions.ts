import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { ownUser } from '../own-user.ts';

/** `DELETE /v1/me/sessions`: signs out everywhere else. */
export const deleteOtherSessions = defineRoute({
  operation: 'deleteOtherSessions',
  verb: 'DELETE',
  path: '/v1/me/sessions',
  tag: 'People',
  summary: 'Signs out everywhere but here',
  rights: { role: 'viewer', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'session.endOthers',
    change: ({ principal }) => ({ subject: { kind: 'user', id: principal.id, name: principal.name } }),
  },
  handler: async ({ principal, database }) => {
    const user = await ownUser(database, principal);
    const { session = '' } = principal;
    await database.deleteFrom('sessions').where('user_id', '=', user.id).where('id', '!=', session).execute();
    await database.deleteFrom('pending_sign_ins').where('user_id', '=', user.id).execute();
    return undefined;
  },
});
