import { z } from 'zod';

/** Modules whose changes can be subscribed to. timeEntries is not among them (PROTOCOL.md 10.1). */
const webhookModules = [
  'bills',
  'calendar',
  'companies',
  'expenses',
  'invoices',
  'orders',
  'persons',
  'prepayments',
  'projects',
  'purchaseOrders',
  'quotes',
  'tasks',
] as const;

const people = z.array(z.union([z.string().max(40), z.number()]).transform(String)).max(100);

/** What webhooks/subscribe takes; other members are swallowed. */
export const subscriptionRequest = z.object({
  module: z.enum(webhookModules),
  action: z.enum(['any', 'create', 'modify', 'delete']),
  url: z.string().min(1).max(2_000),
  fields: z.array(z.string().max(100)).max(100).default([]),
  relation_type: z.enum(['created_by', 'assigned_to', 'managed_by', 'owned_by']).nullable().default(null),
  owners: people.default([]),
  actors: people.default([]),
  bookmark_id: z.coerce.number().int().nullable().default(null),
});

export interface Subscription extends z.output<typeof subscriptionRequest> {
  readonly id: number;
  /** Who subscribed; what `me` means. Null where an apiKey was taken. */
  readonly user: number | null;
}
