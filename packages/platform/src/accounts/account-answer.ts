import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { AccountTable } from '../database/tables.ts';
import { momentText } from '../http/text.ts';

export const accountAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    externalId: z.string().nullable().describe("The customer's id in the partner's own product"),
    createdAt: momentText,
    updatedAt: momentText,
  })
  .meta({ id: 'Account' });

/** An account as the API shows one. */
export function accountOf(row: Selectable<AccountTable>): z.infer<typeof accountAnswer> {
  return {
    id: row.id,
    name: row.name,
    externalId: row.external_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
