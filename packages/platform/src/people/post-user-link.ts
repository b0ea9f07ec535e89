import { defineRoute } from '../http/route.ts';
import { linkAnswer } from './post-user.ts';
import { readUser } from './read-users.ts';
import { createLink } from './sign-in-link.ts';
import { passwordsAreOff } from './passwords-off.ts';
import type { SignInNeeds } from './sign-in-needs.ts';

/** `POST /v1/users/{user}/link`: a new link for somebody who lost the invitation, or the password. */
export function postUserLink({ publicUrl, signIn }: SignInNeeds) {
  return defineRoute({
    operation: 'createUserLink',
    verb: 'POST',
    path: '/v1/users/{user}/link',
    tag: 'People',
    summary: 'Makes a new link by which a user chooses a password',
    description: 'The link before it works no longer.',
    rights: { role: 'admin', accountTokens: 'none' },
    status: 201,
    answer: linkAnswer,
    audit: {
      action: 'user.link',
      change: ({ params }) => ({ subject: { kind: 'user', id: params.user } }),
    },
    handler: async ({ params, database, audited }) => {
      if (!signIn.password) throw passwordsAreOff(signIn);
      const user = await readUser(database, params.user);
      audited.name = user.email;
      const purpose = user.password_hash === null ? 'invitation' : 'recovery';
      const { url, expiresAt } = await createLink(database, purpose, user.id, publicUrl());
      return { url, expiresAt: expiresAt.toISOString() };
    },
  });
}
