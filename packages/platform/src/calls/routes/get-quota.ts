import type { QuotaStore } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/route.ts';
import { momentText } from '../../http/text.ts';
import type { Library } from '../../library/library.ts';
import { quotaOfSite, quotaShape } from '../execute/quota-of-site.ts';
import { forecastOf } from '../quota/quota-warning.ts';
import { sitesInUse } from '../quota/sites-in-use.ts';
import { useSince } from '../quota/use-of-day.ts';

const answer = z
  .object({
    sites: z.array(
      z.object({
        site: z.string().describe('Such as `live/acme.scoro.com`'),
        display: z.string(),
        connector: z.string(),
        ...quotaShape.shape,
        runsOutAt: momentText
          .nullable()
          .describe("When the day's requests run out at the pace of the day so far; null where they last"),
        warning: z
          .enum(['used', 'forecast'])
          .nullable()
          .describe(
            '`used`: 80 % of the day are used; `forecast`: a fifth is, and the rest will not last, with more than two hours to go. ' +
              'The event `quota.nearly_used` tells of both',
          ),
        use: z
          .array(
            z.object({
              account: z.object({ id: z.string(), name: z.string() }),
              installation: z.object({ id: z.string(), name: z.string() }),
              requests: z.int(),
            }),
          )
          .describe(
            "The day's requests by account connector, most first; what is missing from `day.used` was sent by others",
          ),
      }),
    ),
  })
  .meta({ id: 'QuotaReport' });

interface Needs {
  readonly library: Library;
  readonly quotas: QuotaStore;
}

/** `GET /v1/quota`: each site that account connectors were verified on. */
export function getQuota({ library, quotas }: Needs): Route {
  return defineRoute({
    operation: 'getQuota',
    verb: 'GET',
    path: '/v1/quota',
    tag: 'Calls',
    summary: "What is left of each site's requests, and who uses them",
    rights: { role: 'viewer', accountTokens: 'none' },
    answer,
    handler: async ({ database, signal }) => {
      const sites = await sitesInUse(database, library, signal);
      const names = new Map(
        (await database.selectFrom('accounts').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
      );
      const reports = await Promise.all(
        [...sites].map(async ([site, { connector, display, users }]) => {
          const quota = await quotas.read(site, connector.defaultBudget);
          const { startedAt, runsOutAt, warning } = forecastOf(quota, Date.now());
          const requests = await useSince(
            database,
            users.map(({ id }) => id),
            new Date(startedAt),
          );
          const use = users
            .map(({ id, name, accountId }) => ({
              account: { id: accountId, name: names.get(accountId) ?? '' },
              installation: { id, name },
              requests: requests.get(id) ?? 0,
            }))
            .sort((one, other) => other.requests - one.requests);
          return {
            site,
            display,
            connector: connector.key,
            ...quotaOfSite(quota),
            runsOutAt: runsOutAt === undefined ? null : new Date(runsOutAt).toISOString(),
            warning: warning ?? null,
            use,
          };
        }),
      );
      return { sites: reports.sort((one, other) => (one.display < other.display ? -1 : 1)) };
    },
  });
}
