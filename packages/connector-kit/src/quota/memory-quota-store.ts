import type { DefaultBudget } from '../definition/connector.ts';
import type { LimitReading } from '../definition/wire.ts';
import type { Grant, QuotaStore, SiteQuota } from './quota-store.ts';
import { siteLedger, type SiteLedger } from './site-ledger.ts';

const mostSites = 10_000;

/** Budgets of one process, forgotten with it. */
export class MemoryQuotaStore implements QuotaStore {
  readonly #ledgers = new Map<string, SiteLedger>();
  readonly #now: () => number;

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  async take(site: string, wanted: number, budget: DefaultBudget): Promise<Grant> {
    const { ledger, grant } = siteLedger.take(this.#ledgerOf(site), wanted, budget, this.#now());
    this.#keep(site, ledger);
    return grant;
  }

  async learn(site: string, reading: LimitReading): Promise<void> {
    this.#keep(site, siteLedger.learn(this.#ledgerOf(site), reading, this.#now()));
  }

  async exhaust(site: string, what: 'window' | 'day', waitMs: number): Promise<void> {
    this.#keep(site, siteLedger.exhaust(this.#ledgerOf(site), what, waitMs, this.#now()));
  }

  async read(site: string, budget: DefaultBudget): Promise<SiteQuota> {
    return siteLedger.describe(site, this.#ledgerOf(site), budget, this.#now());
  }

  #ledgerOf(site: string): SiteLedger {
    return this.#ledgers.get(site) ?? siteLedger.empty;
  }

  #keep(site: string, ledger: SiteLedger): void {
    if (!this.#ledgers.has(site) && this.#ledgers.size >= mostSites) this.#forgetIdle();
    this.#ledgers.set(site, ledger);
  }

  #forgetIdle(): void {
    const time = this.#now();
    for (const [site, ledger] of this.#ledgers) if (siteLedger.isIdle(ledger, time)) this.#ledgers.delete(site);
    const [oldest] = this.#ledgers.keys();
    if (this.#ledgers.size >= mostSites && oldest !== undefined) this.#ledgers.delete(oldest);
  }
}
