import { z } from 'zod';
import { newIdentifier } from '../database/identifier.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { defineRoute } from '../http/route.ts';
import { momentText, nameText } from '../http/text.ts';
import { emailTaken } from './read-users.ts';
import { createLink } from './sign-in-link.ts';
import type { SignInNeeds } from './sign-in-needs.ts';
import { emailText, roleText, userAnswer, userOf } from './user-answer.ts';

export const linkAnswer = z.object({ url: z.string(), expiresAt: momentText }).meta({ id: 'SignInLink' });

/** `POST /v1/users`: makes a user, and the link by which the person chooses a password. */
export function postUser({ publicUrl, signIn }: SignInNeeds) {
  return defineRoute({
    operation: 'createUser',
    verb: 'POST',
    path: '/v1/users',
    tag: 'People',
    summary: 'Invites a user',
    description:
      'Hand the link of the answer to the person; it is shown once, and works for seven days and in one browser. Where passwords are off there is ' +
      'none: the person signs in through the identity provider with this address.',
    rights: { role: 'admin', accountTokens: 'none' },
    body: z
      .strictObject({ email: emailText, name: nameText, role: roleText })
      .meta({ examples: [{ email: 'anna@example.com', name: 'Anna Tamm', role: 'builder' }] }),
    status: 201,
    answer: z.object({ ...userAnswer.shape, invitation: linkAnswer.nullable() }),
    audit: {
      action: 'user.create',
      change: ({ body }, answer) => ({
        subject: { kind: 'user', id: answer.id, name: body.email },
        detail: { role: body.role },
      }),
    },
    handler: async ({ body, database }) => {
      const row = await database
        .insertInto('users')
        .values({ id: newIdentifier('usr'), email: body.email, name: body.name, role: body.role })
        .returningAll()
        .executeTakeFirstOrThrow()
        .catch((error: unknown) => {
          throw isUniqueViolation(error, 'users_email') ? emailTaken() : error;
        });
      if (!signIn.password) return { ...userOf(row), invitation: null };
      const { url, expiresAt } = await createLink(database, 'invitation', row.id, publicUrl());
      return { ...userOf(row), invitation: { url, expiresAt: expiresAt.toISOString() } };
    },
  });
}
