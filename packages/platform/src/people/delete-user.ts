import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { keepAnAdministrator, readUser } from './read-users.ts';

/** `DELETE /v1/users/{user}`: the person is signed out everywhere at once. */
export const deleteUser = defineRoute({
  operation: 'deleteUser',
  verb: 'DELETE',
  path: '/v1/users/{user}',
  tag: 'People',
  summary: 'Removes a user',
  description: 'Sessions and open links of the user end at once. The last administrator cannot be removed.',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'user.delete',
    change: ({ params }) => ({ subject: { kind: 'user', id: params.user } }),
  },
  handler: async ({ params, database, audited }) => {
    const user = await readUser(database, params.user);
    audited.name = user.email;
    await keepAnAdministrator(database, user.id);
    await database.deleteFrom('users').where('id', '=', user.id).execute();
    return undefined;
  },
});
