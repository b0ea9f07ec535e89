import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { EventEndpointTable } from '../database/event-tables.ts';
import { momentText } from '../http/text.ts';

export const endpointAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['webhook', 'email']),
    url: z.string().nullable().describe('Where a webhook is posted to'),
    email: z.string().nullable(),
    types: z.array(z.string()).nullable().describe('What it is told of; null for all, also what is yet to come'),
    enabled: z.boolean(),
    disabledReason: z.string().nullable().describe('Why Tandem has disabled it'),
    failingSince: momentText.nullable().describe('Since when it has taken nothing'),
    previousSecretUntil: momentText.nullable().describe('Until when the secret before signs too'),
    createdAt: momentText,
    updatedAt: momentText,
  })
  .meta({ id: 'EventEndpoint' });

/** An endpoint as the API shows one, without its secret. */
export function endpointOf(row: Selectable<EventEndpointTable>): z.infer<typeof endpointAnswer> {
  const until = row.previous_until;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    url: row.kind === 'webhook' ? row.address : null,
    email: row.kind === 'email' ? row.address : null,
    types: row.types === null ? null : [...row.types],
    enabled: row.enabled,
    disabledReason: row.disabled_reason,
    failingSince: row.failing_since?.toISOString() ?? null,
    previousSecretUntil: until !== null && until.getTime() > Date.now() ? until.toISOString() : null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
