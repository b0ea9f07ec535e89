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
    status: z.enum(['active', 'invited', 'disabled']).describe('`invited` until the person has come'),
    secondFactor: z.boolean().describe('Whether signing in with the password asks for a code'),
    oidc: z.boolean().describe('Whether the person has signed in through the identity provider'),
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
    status: row.disabled_at !== null ? 'disabled' : isKnown(row) ? 'active' : 'invited',
    secondFactor: row.second_factor_since !== null,
    oidc: row.oidc_subject !== null,
    createdAt: row.created_at.toISOString(),
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  };
}

function isKnown(row: Selectable<UserTable>): boolean {
  return row.password_hash !== null || row.oidc_subject !== null;
}
