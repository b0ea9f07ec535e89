import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { UserTable } from '../database/tables.ts';
import { momentText } from '../http/text.ts';

export const roleText = z.enum(['viewer', 'builder', 'admin']);

export const userAnswer = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleText,
    status: z.enum(['active', 'invited', 'disabled']).describe('`invited` until a password was chosen'),
    createdAt: momentText,
    lastSignInAt: momentText.nullable(),
  })
  .meta({ id: 'User' });

export const emailText = z.email().max(254);

/** A user as the API shows one. */
export function userOf(row: Selectable<UserTable>): z.infer<typeof userAnswer> {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    status: row.disabled_at !== null ? 'disabled' : row.password_hash === null ? 'invited' : 'active',
    createdAt: row.created_at.toISOString(),
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  };
}
