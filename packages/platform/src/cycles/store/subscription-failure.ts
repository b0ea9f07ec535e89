import { z } from 'zod';
import type { StoredDocument } from '../../database/cycle-tables.ts';
import type { Prerequisite } from './prerequisites.ts';

/** As far as the part that subscribes says that it failed. */
const failed = z.looseObject({ state: z.literal('failed'), detail: z.string().optional() });

/** What keeps an enabled cycle from hearing of anything, though it could start. */
export function subscriptionFailure(subscription: StoredDocument | null): readonly Prerequisite[] {
  const parsed = failed.safeParse(subscription);
  if (!parsed.success) return [];
  return [
    {
      code: 'subscription_failed',
      at: 'trigger.subscribe',
      detail: parsed.data.detail ?? 'The application did not take the subscription.',
      hint: 'Look at the connector; disable the cycle and enable it again.',
    },
  ];
}
