import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { keepAnAdministrator, readUser } from '../read-users.ts';

/** `DELETE /v1/users/{user}/oidc`: for somebody who has a new account at the identity provider. */
export const deleteUserOidc = defineRoute({
  operation: 'forgetUserIdentity',
  verb: 'DELETE',
  path: '/v1/users/{user}/oidc',
  tag: 'People',
  summary: 'Forgets who a user is at the identity provider',
  description:
    'Who next comes from there with the verified address of the user is taken for the user. The sessions of the user end.',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'user.forgetIdentity',
    change: ({ params }) => ({ subject: { kind: 'user', id: params.user } }),
  },
  handler: async ({ params, database, audited }) => {
    const user = await readUser(database, params.user);
    audited.name = user.email;
    if (user.password_hash === null) await keepAnAdministrator(database, user.id);
    await database
      .updateTable('users')
      .set({ oidc_issuer: null, oidc_subject: null })
      .where('id', '=', user.id)
      .execute();
    await database.deleteFrom('sessions').where('user_id', '=', user.id).execute();
    return undefined;
  },
});
