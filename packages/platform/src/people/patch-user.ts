import { z } from 'zod';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import { emailTaken, keepAnAdministrator, readUser } from './read-users.ts';
import { emailText, roleText, userAnswer, userOf } from './user-answer.ts';

/** `PATCH /v1/users/{user}` */
export const patchUser = defineRoute({
  operation: 'updateUser',
  verb: 'PATCH',
  path: '/v1/users/{user}',
  tag: 'People',
  summary: "Changes a user's name, address or role, or disables the user",
  description: 'A disabled user is signed out at once. The last administrator stays one.',
  rights: { role: 'admin', accountTokens: 'none' },
  body: z.strictObject({
    name: nameText.optional(),
    email: emailText.optional(),
    role: roleText.optional(),
    disabled: z.boolean().optional(),
  }),
  answer: userAnswer,
  audit: {
    action: 'user.update',
    change: ({ body }, answer) => ({ subject: { kind: 'user', id: answer.id, name: answer.email }, detail: body }),
  },
  handler: async ({ params, body, database }) => {
    const user = await readUser(database, params.user);
    if ((body.role !== undefined && body.role !== 'admin') || body.disabled === true)
      await keepAnAdministrator(database, user.id);
    if (body.disabled === true) {
      await database.deleteFrom('sessions').where('user_id', '=', user.id).execute();
      await database.deleteFrom('pending_sign_ins').where('user_id', '=', user.id).execute();
    }
    const row = await database
      .updateTable('users')
      .set({
        name: body.name ?? user.name,
        email: body.email ?? user.email,
        role: body.role ?? user.role,
        disabled_at:
          body.disabled === undefined ? user.disabled_at : body.disabled ? (user.disabled_at ?? new Date()) : null,
      })
      .where('id', '=', user.id)
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'users_email') ? emailTaken() : error;
      });
    return userOf(row);
  },
});
