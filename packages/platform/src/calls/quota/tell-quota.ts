import type { QuotaStore } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { emitEvent } from '../../events/emit-event.ts';
import type { Library } from '../../library/library.ts';
import type { Work } from '../../work/work.ts';
import { forecastOf } from './quota-warning.ts';
import { sitesInUse, type SiteUse } from './sites-in-use.ts';

const everyMs = 5 * 60_000;
const mostAccounts = 20;
const halfDayMs = 12 * 60 * 60_000;

interface Needs {
  readonly library: Library;
  readonly quotas: QuotaStore;
}

/** Has the partner told, once a site and day, when a site's requests are nearly used up. */
export function watchQuota(work: Work, needs: Needs): void {
  work.recur({
    name: 'quota.watch',
    next: (after) => new Date(after.getTime() + everyMs),
    run: (transaction, { signal }) => tellQuota(transaction, needs, signal),
  });
}

/** Looks at the day of each site, and tells of those that are nearly used up. */
async function tellQuota(
  transaction: Kysely<Database>,
  { library, quotas }: Needs,
  signal: AbortSignal,
): Promise<void> {
  // Most days there is nothing to look at.
  const counted = await transaction
    .selectFrom('quota_sites')
    .select('site')
    .where('updated_at', '>', new Date(Date.now() - 2 * halfDayMs))
    .limit(1)
    .execute();
  if (counted.length === 0) return;
  for (const [site, use] of await sitesInUse(transaction, library, signal)) {
    const quota = await quotas.read(site, use.connector.defaultBudget);
    const { limit, used, resetsAt } = quota.day;
    const { warning, runsOutAt } = forecastOf(quota, Date.now());
    if (warning === undefined || limit === undefined || used === undefined || resetsAt === undefined) continue;
    await emitEvent(transaction, {
      type: 'quota.nearly_used',
      data: {
        site,
        display: use.display,
        connector: use.connector.key,
        reason: warning,
        used,
        limit,
        resetsAt: new Date(resetsAt).toISOString(),
        runsOutAt: runsOutAt === undefined ? null : new Date(runsOutAt).toISOString(),
        accounts: await accountsOf(transaction, use),
      },
      // The moment of the reset is learnt anew with each answer, give or take a second; the middle of the day is not.
      dedupe: `quota.nearly_used ${site} ${new Date(resetsAt - halfDayMs).toISOString().slice(0, 10)}`,
    });
  }
}

async function accountsOf(database: Kysely<Database>, { users }: SiteUse) {
  const ids = [...new Set(users.map(({ accountId }) => accountId))].slice(0, mostAccounts);
  return database.selectFrom('accounts').select(['id', 'name']).where('id', 'in', ids).orderBy('name').execute();
}
