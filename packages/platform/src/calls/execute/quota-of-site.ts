import type { SiteQuota } from '@tandem/connector-kit';
import { z } from 'zod';

/** What is left of a site's requests. */
export const quotaShape = z
  .object({
    window: z.object({
      limit: z.int(),
      windowMs: z.int(),
      remaining: z.int(),
      learnt: z.boolean().describe('Whether the site said so, or it is what all sites begin with'),
    }),
    day: z.object({
      limit: z.int().nullable(),
      used: z.int().nullable(),
      remaining: z.int().nullable(),
      resetsAt: z.iso.datetime().nullable(),
    }),
  })
  .meta({ id: 'Quota' });

/** A site's quota as the API tells it; what is not known is null. */
export function quotaOfSite({ window, day }: SiteQuota): z.infer<typeof quotaShape> {
  const { limit = null, used = null, resetsAt } = day;
  return {
    window,
    day: {
      limit,
      used,
      remaining: limit === null || used === null ? null : Math.max(0, limit - used),
      resetsAt: resetsAt === undefined ? null : new Date(resetsAt).toISOString(),
    },
  };
}
