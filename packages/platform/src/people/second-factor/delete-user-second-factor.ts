import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { readUser } from '../read-users.ts';
import { dropSecondFactor } from './second-factor.ts';

/** `DELETE /v1/users/{user}/second-factor`: for somebody who has lost the authenticator and the recovery codes. */
export const deleteUserSecondFactor = defineRoute({
  operation: 'resetSecondFactor',
  verb: 'DELETE',
  path: '/v1/users/{user}/second-factor',
  tag: 'People',
  summary: "Takes a user's second factor away",
  description: 'The password alone signs in until the user sets up another.',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'user.resetSecondFactor',
    change: ({ params }) => ({ subject: { kind: 'user', id: params.user } }),
  },
  handler: async ({ params, database, audited }) => {
    const user = await readUser(database, params.user);
    audited.name = user.email;
    await dropSecondFactor(database, user.id);
    return undefined;
  },
});
