import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Database, UserTable } from '../database/tables.ts';
import type { Principal } from '../http/principal.ts';
import { roleText } from './user-answer.ts';

export const meAnswer = z
  .object({
    kind: z.enum(['user', 'token', 'operator']),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable().describe('Of users only'),
    role: roleText,
    account: z.string().nullable().describe('The account a token is bound to'),
    hasPassword: z.boolean().describe('Of users only'),
    secondFactor: z.boolean().describe('Whether signing in with the password asks for a code'),
  })
  .meta({ id: 'Me' });

type Me = z.infer<typeof meAnswer>;

/** A principal as the API shows it to itself. */
export async function meOf(database: Kysely<Database>, principal: Principal): Promise<Me> {
  if (principal.kind === 'user') {
    const user = await database.selectFrom('users').selectAll().where('id', '=', principal.id).executeTakeFirst();
    if (user !== undefined) return meOfUser(user);
  }
  return {
    kind: principal.kind,
    id: principal.id,
    name: principal.name,
    email: null,
    role: principal.role,
    account: principal.account ?? null,
    hasPassword: false,
    secondFactor: false,
  };
}

/** A user as the API shows one to himself or herself. */
export function meOfUser(user: Selectable<UserTable>): Me {
  return {
    kind: 'user',
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    account: null,
    hasPassword: user.password_hash !== null,
    secondFactor: user.second_factor_since !== null,
  };
}
