import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { beginSession } from './begin-session.ts';
import { meOfUser } from './me-answer.ts';
import { isPassword } from './password.ts';
import { askForCode, signInAnswer } from './pending-sign-in.ts';
import { passwordsAreOff } from './passwords-off.ts';
import { setSessionCookie } from './session.ts';
import type { SignInNeeds } from './sign-in-needs.ts';
import { countAttempt, forgivePassword } from './slow-guessing.ts';

/** `POST /v1/session`: signs in with e-mail address and password. */
export function postSession({ publicUrl, signIn }: SignInNeeds) {
  return defineRoute({
    operation: 'createSession',
    verb: 'POST',
    path: '/v1/session',
    tag: 'People',
    summary: 'Signs in',
    description:
      'The session is a cookie out of reach of scripts. Who has a second factor gets `kind: secondFactor` instead, and sends the code to ' +
      '`POST /v1/session/second-factor`. Guessing is slowed per user name and per address.',
    rights: 'public',
    body: z
      .strictObject({ email: z.string().min(1).max(254), password: z.string().max(200) })
      .meta({ examples: [{ email: 'anna@example.com', password: 'correct horse battery staple' }] }),
    answer: signInAnswer,
    audit: 'ownRecord',
    handler: async ({ body, database, request, reply }) => {
      if (!signIn.password) throw passwordsAreOff(signIn);
      const email = body.email.trim();
      if (/\p{Cc}/u.test(email)) throw wrongSignIn();
      await countAttempt(database, email, request.ip);
      const user = await database
        .selectFrom('users')
        .selectAll()
        .where(({ eb, fn, val }) => eb(fn('lower', ['email']), '=', fn('lower', [val(email)])))
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      const right = await isPassword(body.password, user?.password_hash ?? null);
      if (user === undefined || !right) throw wrongSignIn();
      await forgivePassword(database, user, request.ip);
      if (user.second_factor_since !== null) return askForCode(database, user.id, 'password', reply, publicUrl());
      const session = await database
        .transaction()
        .execute((transaction) => beginSession(transaction, user, { by: 'password' }, request));
      setSessionCookie(reply, session.secret, publicUrl());
      return meOfUser(user);
    },
  });
}

/** The same whether there is no such user, the password is wrong, or the user is disabled. */
function wrongSignIn(): TandemError {
  return new TandemError('unauthenticated', 'The e-mail address or the password is wrong.', {
    hint: 'An administrator can make a link to choose a new password.',
  });
}
