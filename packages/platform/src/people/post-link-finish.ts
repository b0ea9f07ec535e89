import { TandemError } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { writeAuditEntry } from '../audit/record-change.ts';
import { newIdentifier } from '../database/identifier.ts';
import type { Database, UserTable } from '../database/tables.ts';
import { bearerOf } from '../http/credential.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import { beginSession } from './begin-session.ts';
import { meOfUser } from './me-answer.ts';
import { hashPassword, newPasswordText } from './password.ts';
import { askForCode, signInAnswer } from './pending-sign-in.ts';
import { hasAdministrator, readUser } from './read-users.ts';
import { setSessionCookie } from './session.ts';
import { readOpenLink, refuseLinkInVain, type OpenLink } from './sign-in-link.ts';
import type { SignInNeeds } from './sign-in-needs.ts';
import { emailText } from './user-answer.ts';

const finishBody = z
  .strictObject({
    name: nameText,
    email: emailText.optional().describe('For a link that a start printed; others have theirs already'),
    password: newPasswordText,
  })
  .meta({ examples: [{ name: 'Anna Tamm', email: 'anna@example.com', password: 'correct horse battery staple' }] });

/** `POST /v1/sign-in-links/finish`: chooses name and password, and signs in. */
export function postLinkFinish({ publicUrl, signIn }: SignInNeeds) {
  return defineRoute({
    operation: 'finishSignInLink',
    verb: 'POST',
    path: '/v1/sign-in-links/finish',
    tag: 'People',
    summary: 'Sets name and password by a link, and signs in',
    description:
      'Send what opening the link gave, as a bearer token. Who has a second factor is asked for a code besides, as by `POST /v1/session`.',
    rights: 'public',
    body: finishBody,
    answer: signInAnswer,
    audit: 'ownRecord',
    handler: async ({ body, request, reply, database }) => {
      const passwordHash = await hashPassword(body.password);
      const { user, secret } = await database.transaction().execute(async (transaction) => {
        const link = await readOpenLink(transaction, bearerOf(request) ?? '');
        refuseLinkInVain(link.purpose, signIn);
        const finished = await finish(transaction, link, body, passwordHash);
        await transaction.updateTable('sign_in_links').set({ used_at: new Date() }).where('id', '=', link.id).execute();
        if (finished.second_factor_since === null) {
          const session = await beginSession(transaction, finished, { by: link.purpose }, request);
          return { user: finished, secret: session.secret };
        }
        await writeAuditEntry(transaction, { kind: 'user', id: finished.id, name: finished.name }, 'user.update', {
          subject: { kind: 'user', id: finished.id, name: finished.email },
          detail: { password: 'changed', by: link.purpose },
        });
        return { user: finished, secret: undefined };
      });
      if (secret === undefined) return askForCode(database, user.id, 'link', reply, publicUrl());
      setSessionCookie(reply, secret, publicUrl());
      return meOfUser(user);
    },
  });
}

async function finish(
  transaction: Kysely<Database>,
  link: OpenLink,
  body: z.output<typeof finishBody>,
  passwordHash: string,
): Promise<Selectable<UserTable>> {
  const id = link.user_id ?? (await administrator(transaction, link.purpose, body));
  const user = await readUser(transaction, id);
  if (user.disabled_at !== null)
    throw new TandemError('forbidden', 'This user is disabled.', { hint: 'Ask an administrator.' });
  // Whoever knew the password before is out.
  await transaction.deleteFrom('sessions').where('user_id', '=', id).execute();
  await transaction.deleteFrom('pending_sign_ins').where('user_id', '=', id).execute();
  return transaction
    .updateTable('users')
    .set({ name: body.name, password_hash: passwordHash })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Makes the administrator that a link of the start is for; where there is a user with this address already, it is that one. */
async function administrator(
  transaction: Kysely<Database>,
  purpose: OpenLink['purpose'],
  { email, name }: z.output<typeof finishBody>,
): Promise<string> {
  if (email === undefined) {
    throw new TandemError('input_invalid', 'The administrator needs an e-mail address.', {
      errors: [{ field: 'email', code: 'required', detail: 'It is required.' }],
    });
  }
  if (purpose === 'firstAdministrator' && (await hasAdministrator(transaction))) {
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
