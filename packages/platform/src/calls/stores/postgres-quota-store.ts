import {
  siteLedger,
  type DefaultBudget,
  type Grant,
  type QuotaStore,
  type SiteLedger,
  type SiteQuota,
} from '@tandem/connector-kit';
import type pg from 'pg';
import { crashPoint } from '../../crash-points/crash-point.ts';
import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import { isDatabaseGone } from '../../database/database-gone.ts';
import { tandemErrorOf } from '../../http/problem.ts';

interface Known {
  readonly ledger: SiteLedger;
  /** 0: there is no row yet. */
  readonly version: number;
}

const nothing: Known = { ledger: siteLedger.empty, version: 0 };
const mostKnown = 10_000;
/** Other nodes may win every time in turn; each try sees a newer state. */
const mostTries = 100;

/** A quota store on Postgres, which also tells what it last saw of a site without asking. */
export interface PostgresQuotaStore extends QuotaStore {
  /** What this node last saw of the site's quota; undefined where it has seen nothing. */
  lastSeen(site: string, budget: DefaultBudget): SiteQuota | undefined;
}

/**
 * Budgets that all nodes share. A change is computed from the state this node knows, and written only where that is still the state: one
 * statement each, no lock held between statements. Time is the database's, so that nodes whose clocks differ count alike.
 */
export function createPostgresQuotaStore(pool: pg.Pool): PostgresQuotaStore {
  const known = new Map<string, Known>();
  const clock = new DatabaseClock();
  /** Changes of one site follow each other, so that a node does not compete with itself. */
  const lastChange = new Map<string, Promise<unknown>>();

  async function inTurn<T>(site: string, change: () => Promise<T>): Promise<T> {
    const before = lastChange.get(site) ?? Promise.resolve();
    const mine = before.then(change, change);
    lastChange.set(site, mine);
    try {
      return await mine;
    } finally {
      if (lastChange.get(site) === mine) lastChange.delete(site);
    }
  }

  function keep(site: string, state: Known): Known {
    known.delete(site);
    known.set(site, state);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    return state;
  }

  async function readNow(site: string): Promise<Known> {
    const rows = await clock.measure(() =>
      executePrepared<{ ledger: SiteLedger | null; version: number | null; clock: number }>(pool, readQuota, [site]),
    );
    const row = rows[0];
    return keep(
      site,
      row?.ledger == null || row.version === null ? nothing : { ledger: row.ledger, version: row.version },
    );
  }

  /** Writes the ledger where the known version is still the one; answers whether it was. */
  async function replace(site: string, from: Known, ledger: SiteLedger): Promise<boolean> {
    const rows = await clock.measure(() =>
      executePrepared<{ ledger: SiteLedger | null; version: number; clock: number }>(pool, replaceQuota, [
        site,
        JSON.stringify(ledger),
        from.version,
      ]),
    );
    const row = rows[0];
    if (row === undefined) known.delete(site);
    else keep(site, { ledger: row.ledger ?? ledger, version: row.version });
    return row !== undefined && row.ledger === null;
  }

  /** Applies a step to the site's ledger, however many others do the same. */
  async function change<T>(
    site: string,
    step: (
      ledger: SiteLedger,
      now: number,
    ) => { readonly ledger: SiteLedger; readonly result: T; readonly refuses?: boolean },
  ): Promise<T> {
    return inTurn(site, async () => {
      let state = known.get(site);
      let fresh = state === undefined;
      for (let tries = 0; tries < mostTries; tries += 1) {
        state ??= await readNow(site);
        const { ledger, result, refuses } = step(state.ledger, clock.now());
        if (refuses === true) {
          // What this node remembers may be old: a refusal needs the state of now, and changes nothing.
          if (fresh) return result;
          fresh = true;
          state = undefined;
          continue;
        }
        if (ledger === state.ledger) return result;
        if (await replace(site, state, ledger)) return result;
        state = known.get(site);
        fresh = true;
      }
      throw new Error(`The budget of ${site} was changed by others ${mostTries} times in a row.`);
    });
  }

  return {
    async take(site, wanted, budget): Promise<Grant> {
      const grant = await change(site, (ledger, now) => {
        const taken = siteLedger.take(ledger, wanted, budget, now);
        return { ledger: taken.ledger, result: taken.grant, refuses: taken.grant.granted === 0 };
      });
      crashPoint('quota.leased');
      return 'expiresAt' in grant
        ? { ...grant, startsAt: clock.toLocal(grant.startsAt), expiresAt: clock.toLocal(grant.expiresAt) }
        : grant;
    },
    learn: (site, reading) =>
      change(site, (ledger, now) => ({ ledger: siteLedger.learn(ledger, reading, now), result: undefined })),
    exhaust: (site, what, waitMs) =>
      change(site, (ledger, now) => ({ ledger: siteLedger.exhaust(ledger, what, waitMs, now), result: undefined })),
    async read(site, budget) {
      const { ledger } = await readNow(site);
      return siteLedger.describe(site, ledger, budget, clock.now());
    },
    lastSeen(site, budget) {
      const state = known.get(site);
      return state === undefined || state === nothing
        ? undefined
        : siteLedger.describe(site, state.ledger, budget, clock.now());
    },
  };
}

const databaseNow = '(extract(epoch from clock_timestamp()) * 1000)::float8';

const readQuota: PreparedStatement = {
  name: 'read-quota',
  text: `select q.ledger, q.version, ${databaseNow} as clock from (select 1) as one left join quota_sites q on q.site = $1`,
};
const replaceQuota: PreparedStatement = {
  name: 'replace-quota',
  text: `
  with changed as (
    insert into quota_sites (site, ledger, version) values ($1, $2, 1)
    on conflict (site) do update set ledger = excluded.ledger, version = quota_sites.version + 1, updated_at = now()
      where quota_sites.version = $3
    returning version
  )
  select null::jsonb as ledger, version, ${databaseNow} as clock from changed
  union all
  select q.ledger, q.version, ${databaseNow} as clock from quota_sites q where q.site = $1 and not exists (select 1 from changed)`,
};

/** The database's time, estimated from what it last said. */
class DatabaseClock {
  #offsetMs = 0;
  #roundTripMs = Infinity;

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  toLocal(time: number): number {
    return time - this.#offsetMs;
  }

  async measure<Row extends { readonly clock: number }>(ask: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const asked = Date.now();
    const answer = await ask().catch((error: unknown) => {
      throw isDatabaseGone(error) ? tandemErrorOf(error) : error;
    });
    const roundTripMs = Date.now() - asked;
    const [row] = answer;
    // The quickest answers tell the time best; older measurements count less and less.
    if (row !== undefined && roundTripMs <= this.#roundTripMs * 2) {
      this.#offsetMs = Math.round(row.clock - (asked + roundTripMs / 2));
      this.#roundTripMs = Math.max(1, roundTripMs);
    } else {
      this.#roundTripMs *= 1.1;
    }
    return answer;
  }
}
