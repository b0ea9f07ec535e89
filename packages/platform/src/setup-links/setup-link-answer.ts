import { z } from 'zod';
import { momentText } from '../http/text.ts';
import type { SetupLink } from './setup-link.ts';

export const setupLinkAnswer = z
  .object({
    id: z.string(),
    account: z.string(),
    connector: z.string(),
    installation: z
      .string()
      .nullable()
      .describe("The account connector; null until the customer's first values make one"),
    name: z
      .string()
      .nullable()
      .describe("What the account connector that is made is called; null for the connector's name"),
    allowedOrigins: z.array(z.string()),
    returnUrl: z.string().nullable(),
    status: z.enum(['waiting', 'opened', 'finished', 'expired']),
    createdBy: z.string(),
    createdAt: momentText,
    openedAt: momentText.nullable(),
    finishedAt: momentText.nullable(),
    expiresAt: momentText.describe('Until then it may be opened; once it was, finished'),
  })
  .meta({ id: 'SetupLink' });

/** A setup link as the partner sees it; never its secret. */
export function setupLinkOf(link: SetupLink): z.infer<typeof setupLinkAnswer> {
  return {
    id: link.id,
    account: link.account_id,
    connector: link.connector,
    installation: link.account_connector_id,
    name: link.name,
    allowedOrigins: [...link.allowed_origins],
    returnUrl: link.return_url,
    status: statusOf(link),
    createdBy: link.created_by,
    createdAt: link.created_at.toISOString(),
    openedAt: link.opened_at?.toISOString() ?? null,
    finishedAt: link.used_at?.toISOString() ?? null,
    expiresAt: link.expires_at.toISOString(),
  };
}

function statusOf({ used_at, opened_at, expires_at }: SetupLink): z.infer<typeof setupLinkAnswer>['status'] {
  if (used_at !== null) return 'finished';
  if (expires_at.getTime() <= Date.now()) return 'expired';
  return opened_at === null ? 'waiting' : 'opened';
}
