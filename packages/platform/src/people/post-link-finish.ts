import { TandemError } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { writeAuditEntry } from '../audit/record-change.ts';
import { newIdentifier } from '../database/identifier.ts';
import type { Database, UserTable } from '../database/tables.ts';
import { bearerOf } from '../http/credential.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import { meAnswer } from './me-answer.ts';
import { hashPassword, newPasswordText } from './password.ts';
import { hasPeople, readUser } from './read-users.ts';
import { setSessionCookie, startSession } from './session.ts';
import { readOpenLink, type OpenLink } from './sign-in-link.ts';
import { emailText } from './user-answer.ts';

const finishBody = z
  .strictObject({
    name: nameText,
    email: emailText.optional().describe('Of the first administrator; others have theirs already'),
    password: newPasswordText,
  })
  .meta({ examples: [{ name: 'Anna Tamm', email: 'anna@example.com', password: 'correct horse battery staple' }] });

/** `POST /v1/sign-in-links/finish`: chooses name and password, and signs in. */
export function postLinkFinish({ publicUrl }: { publicUrl: () => string }) {
  return defineRoute({
    operation: 'finishSignInLink',
    verb: 'POST',
    path: '/v1/sign-in-links/finish',
    tag: 'People',
    summary: 'Sets name and password by a link, and signs in',
    description: 'Send what opening the link gave, as a bearer token.',
    rights: 'public',
    body: finishBody,
    answer: meAnswer,
    audit: 'ownRecord',
    handler: async ({ body, request, reply, database }) => {
      const passwordHash = await hashPassword(body.password);
      const { user, session } = await database.transaction().execute(async (transaction) => {
        const link = await readOpenLink(transaction, bearerOf(request) ?? '');
        const finished = await finish(transaction, link, body, passwordHash);
        await transaction.updateTable('sign_in_links').set({ used_at: new Date() }).where('id', '=', link.id).execute();
        await writeAuditEntry(transaction, { kind: 'user', id: finished.id, name: finished.name }, 'session.create', {
          subject: { kind: 'user', id: finished.id, name: finished.email },
          detail: { by: link.purpose },
        });
        return { user: finished, session: await startSession(transaction, finished.id, request) };
      });
      setSessionCookie(reply, session.secret, publicUrl());
      return { kind: 'user' as const, id: user.id, name: user.name, email: user.email, role: user.role, account: null };
    },
  });
}

async function finish(
  transaction: Kysely<Database>,
  link: OpenLink,
  body: z.output<typeof finishBody>,
  passwordHash: string,
): Promise<Selectable<UserTable>> {
  const id = link.user_id ?? (await firstAdministrator(transaction, body.email, body.name));
  const user = await readUser(transaction, id);
  if (user.disabled_at !== null)
    throw new TandemError('forbidden', 'This user is disabled.', { hint: 'Ask an administrator.' });
  // Whoever knew the password before is out.
  await transaction.deleteFrom('sessions').where('user_id', '=', id).execute();
  return transaction
    .updateTable('users')
    .set({ name: body.name, password_hash: passwordHash })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Makes the first administrator; where somebody with this address was invited already, it is that user. */
async function firstAdministrator(
  transaction: Kysely<Database>,
  email: string | undefined,
  name: string,
): Promise<string> {
  if (email === undefined) {
    throw new TandemError('input_invalid', 'The first administrator needs an e-mail address.', {
      errors: [{ field: 'email', code: 'required', detail: 'It is required.' }],
    });
  }
  if (await hasPeople(transaction)) {
    throw new TandemError('conflict', 'There is an administrator already.', { hint: 'Ask them for an invitation.' });
  }
  const invited = await transaction
    .updateTable('users')
    .set({ role: 'admin', disabled_at: null })
    .where(({ eb, fn, val }) => eb(fn('lower', ['email']), '=', fn('lower', [val(email)])))
    .returning('id')
    .executeTakeFirst();
  if (invited !== undefined) return invited.id;
  const id = newIdentifier('usr');
  await transaction.insertInto('users').values({ id, email, name, role: 'admin' }).execute();
  return id;
}
