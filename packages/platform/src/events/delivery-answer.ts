import { z } from 'zod';
import type { DeliveryAttempt } from '../database/event-tables.ts';
import { momentText } from '../http/text.ts';

export const deliveryAnswer = z
  .object({
    id: z.string(),
    event: z.object({
      id: z.string().describe('The `webhook-id` that it is sent with'),
      type: z.string(),
      at: momentText,
      account: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
    status: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.array(
      z.object({
        at: momentText,
        ms: z.int(),
        status: z.int().nullable().describe('The HTTP status, or the reply code of the mail server'),
        problem: z.string().nullable().describe('Null where it was taken'),
      }),
    ),
    nextAt: momentText.nullable().describe('When it is tried next'),
    createdAt: momentText,
  })
  .meta({ id: 'EventDelivery' });

interface Row {
  readonly id: string;
  readonly status: 'waiting' | 'delivered' | 'failed';
  readonly attempts: readonly DeliveryAttempt[];
  readonly next_at: Date | null;
  readonly created_at: Date;
  readonly event: string;
  readonly type: string;
  readonly account_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly happened_at: Date;
}

/** A delivery as the API shows one. */
export function deliveryOf(row: Row): z.infer<typeof deliveryAnswer> {
  return {
    id: row.id,
    event: {
      id: row.event,
      type: row.type,
      at: row.happened_at.toISOString(),
      account: row.account_id,
      data: { ...row.data },
    },
    status: row.status,
    attempts: row.attempts.map(({ at, ms, status, problem }) => ({
      at,
      ms,
      status: status ?? null,
      problem: problem ?? null,
    })),
    nextAt: row.next_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
