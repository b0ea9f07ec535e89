import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { writeAuditEntry } from '../audit/record-change.ts';
import { defineRoute } from '../http/route.ts';
import { meAnswer } from './me-answer.ts';
import { isPassword } from './password.ts';
import { setSessionCookie, startSession } from './session.ts';
import { countAttempt, forgiveAttempt } from './slow-guessing.ts';

/** `POST /v1/session`: signs in with e-mail address and password. */
export function postSession({ publicUrl }: { publicUrl: () => string }) {
  return defineRoute({
    operation: 'createSession',
    verb: 'POST',
    path: '/v1/session',
    tag: 'People',
    summary: 'Signs in',
    description: 'The session is a cookie out of reach of scripts. Guessing is slowed per user name and per address.',
    rights: 'public',
    body: z
      .strictObject({ email: z.string().min(1).max(254), password: z.string().max(200) })
      .meta({ examples: [{ email: 'anna@example.com', password: 'correct horse battery staple' }] }),
    answer: meAnswer,
    audit: 'ownRecord',
    handler: async ({ body, database, request, reply }) => {
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
      await forgiveAttempt(database, email, request.ip);
      const session = await database.transaction().execute(async (transaction) => {
        const actor = { kind: 'user', id: user.id, name: user.name } as const;
        await writeAuditEntry(transaction, actor, 'session.create', {
          subject: { kind: 'user', id: user.id, name: user.email },
        });
        return startSession(transaction, user.id, request);
      });
      setSessionCookie(reply, session.secret, publicUrl());
      return { kind: 'user' as const, id: user.id, name: user.name, email: user.email, role: user.role, account: null };
    },
  });
}

/** The same whether there is no such user, the password is wrong, or the user is disabled. */
function wrongSignIn(): TandemError {
  return new TandemError('unauthenticated', 'The e-mail address or the password is wrong.', {
    hint: 'An administrator can make a link to choose a new password.',
  });
}
