import type { Connector, QuotaStore, SiteQuota } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { understand } from '../../account-connectors/stored-installation.ts';
import type { Database } from '../../database/tables.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { momentText } from '../../http/text.ts';
import type { Library } from '../../library/library.ts';
import { quotaOfSite, quotaShape } from '../execute/quota-of-site.ts';
import { runsOutAt, useSince } from '../quota/use-of-day.ts';

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

const mostInstallations = 5_000;
const oneDayMs = 24 * 60 * 60_000;

interface Needs {
  readonly library: Library;
  readonly quotas: QuotaStore;
}

interface SiteUse {
  readonly connector: Connector;
  readonly display: string;
  readonly users: { readonly id: string; readonly name: string; readonly accountId: string }[];
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
    handler: async ({ database }) => {
      const sites = await sitesInUse(database, library);
      const names = new Map(
        (await database.selectFrom('accounts').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
      );
      const reports = await Promise.all(
        [...sites].map(async ([site, { connector, display, users }]) => {
          const quota = await quotas.read(site, connector.defaultBudget);
          const startedAt = dayStart(quota);
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
            runsOutAt: endOfRequests(quota, startedAt),
            use,
          };
        }),
      );
      return { sites: reports.sort((one, other) => (one.display < other.display ? -1 : 1)) };
    },
  });
}

async function sitesInUse(database: Kysely<Database>, library: Library): Promise<ReadonlyMap<string, SiteUse>> {
  const rows = database.selectFrom('account_connectors').selectAll().orderBy('id').limit(mostInstallations);
  const sites = new Map<string, SiteUse>();
  for (const { row, connector, where, verdicts } of await understand(database, library, await rows.execute())) {
    const isVerified = [...verdicts.values()].some(({ status }) => status === 'ok');
    if (where.site === undefined || !isVerified) continue;
    const { key, display } = where.site;
    const use = sites.get(key) ?? { connector, display, users: [] };
    use.users.push({ id: row.id, name: row.name, accountId: row.account_id });
    sites.set(key, use);
  }
  return sites;
}

function dayStart({ day }: SiteQuota): number {
  return day.resetsAt === undefined ? Math.floor(Date.now() / oneDayMs) * oneDayMs : day.resetsAt - oneDayMs;
}

function endOfRequests({ day }: SiteQuota, startedAt: number): string | null {
  const { limit, used, resetsAt } = day;
  if (limit === undefined || used === undefined || resetsAt === undefined) return null;
  const at = runsOutAt({ startedAt, now: Date.now(), resetsAt, used, limit });
  return at === undefined ? null : new Date(at).toISOString();
}
