import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { beginSession } from './begin-session.ts';
import { meAnswer, meOfUser } from './me-answer.ts';
import { clearPendingCookie, endPendingSignIn, pendingIsOver, readPendingSignIn } from './pending-sign-in.ts';
import { readUser } from './read-users.ts';
import { codeText } from './second-factor/code-text.ts';
import { withCode } from './second-factor/with-code.ts';
import { setSessionCookie } from './session.ts';
import type { SignInNeeds } from './sign-in-needs.ts';

/** `POST /v1/session/second-factor`: the second step of signing in. */
export function postSessionSecondFactor({ publicUrl, vault }: SignInNeeds) {
  return defineRoute({
    operation: 'finishSession',
    verb: 'POST',
    path: '/v1/session/second-factor',
    tag: 'People',
    summary: 'Finishes signing in with a code',
    description:
      'For the browser whose `POST /v1/session` was answered with `kind: secondFactor`. A recovery code stands in for the code of the ' +
      'authenticator. Each code is taken once; guessing is slowed as with passwords.',
    rights: 'public',
    body: z.strictObject({ code: codeText }),
    answer: meAnswer,
    audit: 'ownRecord',
    handler: async ({ body, database, request, reply }) => {
      const pending = await readPendingSignIn(database, request);
      const user = await readUser(database, pending.user_id);
      if (user.disabled_at !== null || user.second_factor_since === null) throw pendingIsOver();
      const session = await withCode(
        database,
        vault,
        { user, code: body.code, request },
        async (transaction, proof) => {
          if (!(await endPendingSignIn(transaction, pending))) throw pendingIsOver();
          return beginSession(transaction, user, { by: pending.by_what, secondFactor: proof }, request);
        },
      );
      clearPendingCookie(reply);
      setSessionCookie(reply, session.secret, publicUrl());
      return meOfUser(user);
    },
  });
}
