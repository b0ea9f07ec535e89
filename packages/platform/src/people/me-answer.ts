import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/tables.ts';
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
  })
  .meta({ id: 'Me' });

/** A principal as the API shows it to itself. */
export async function meOf(database: Kysely<Database>, principal: Principal): Promise<z.infer<typeof meAnswer>> {
  const user =
    principal.kind === 'user'
      ? await database.selectFrom('users').select(['email', 'name']).where('id', '=', principal.id).executeTakeFirst()
      : undefined;
  return {
    kind: principal.kind,
    id: principal.id,
    name: user?.name ?? principal.name,
    email: user?.email ?? null,
    role: principal.role,
    account: principal.account ?? null,
  };
}
