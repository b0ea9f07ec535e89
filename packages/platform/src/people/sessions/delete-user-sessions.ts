import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { readUser } from '../read-users.ts';

/** `DELETE /v1/users/{user}/sessions` */
export const deleteUserSessions = defineRoute({
  operation: 'deleteUserSessions',
  verb: 'DELETE',
  path: '/v1/users/{user}/sessions',
  tag: 'People',
  summary: 'Signs a user out everywhere',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'user.signOut',
    change: ({ params }) => ({ subject: { kind: 'user', id: params.user } }),
  },
  handler: async ({ params, database, audited }) => {
    const user = await readUser(database, params.user);
    audited.name = user.email;
    await database.deleteFrom('sessions').where('user_id', '=', user.id).execute();
    await database.deleteFrom('pending_sign_ins').where('user_id', '=', user.id).execute();
    return undefined;
  },
});
