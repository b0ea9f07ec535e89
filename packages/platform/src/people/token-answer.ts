import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { TokenTable } from '../database/tables.ts';
import { momentText } from '../http/text.ts';
import { roleText } from './user-answer.ts';

export const tokenAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleText,
    account: z.string().nullable().describe('The account it is bound to'),
    createdAt: momentText,
    expiresAt: momentText.nullable(),
    lastUsedAt: momentText.nullable().describe('To the minute'),
  })
  .meta({ id: 'Token' });

/** A token as the API shows one, without its secret. */
export function tokenOf(row: Selectable<TokenTable>): z.infer<typeof tokenAnswer> {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    account: row.account_id,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
