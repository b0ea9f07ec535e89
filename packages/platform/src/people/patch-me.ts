import { z } from 'zod';
import { writeAuditEntry } from '../audit/record-change.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import { meAnswer, meOf } from './me-answer.ts';
import { ownUser } from './own-user.ts';
import { hashPassword, newPasswordText } from './password.ts';
import { provePassword } from './prove-password.ts';

/** `PATCH /v1/me`: one's own name and password. */
export const patchMe = defineRoute({
  operation: 'updateMe',
  verb: 'PATCH',
  path: '/v1/me',
  tag: 'People',
  summary: "Changes one's own name or password",
  description: 'A new password needs the present one, and ends all other sessions. For users only.',
  rights: { role: 'viewer', accountTokens: 'none' },
  body: z.strictObject({
    name: nameText.optional(),
    password: newPasswordText.optional(),
    currentPassword: z.string().max(200).optional(),
  }),
  answer: meAnswer,
  audit: 'ownRecord',
  handler: async ({ body, principal, database, request }) => {
    const user = await ownUser(database, principal);
    const { name = user.name, password } = body;
    if (password !== undefined)
      await provePassword(database, user, body.currentPassword ?? '', 'currentPassword', request);
    const passwordHash = password === undefined ? user.password_hash : await hashPassword(password);
    await database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('users')
        .set({ name, password_hash: passwordHash })
        .where('id', '=', user.id)
        .execute();
      if (password !== undefined) {
        const { session = '' } = principal;
        await transaction.deleteFrom('sessions').where('user_id', '=', user.id).where('id', '!=', session).execute();
        await transaction.deleteFrom('pending_sign_ins').where('user_id', '=', user.id).execute();
      }
      await writeAuditEntry(transaction, principal, 'user.update', {
        subject: { kind: 'user', id: user.id, name: user.email },
        detail: {
          ...(body.name === undefined ? {} : { name }),
          ...(password === undefined ? {} : { password: 'changed' }),
        },
      });
    });
    return meOf(database, principal);
  },
});
