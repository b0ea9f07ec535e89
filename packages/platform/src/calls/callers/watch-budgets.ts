import type { SiteBudgets } from '@tandem/connector-kit';
import type { Metrics } from '../../metrics/metrics.ts';

/** Budgets whose waits are measured; who does not wait costs nothing. */
export function watchBudgets(budgets: SiteBudgets, connector: string, metrics: Metrics): SiteBudgets {
  return {
    acquire(wish) {
      const waiting = budgets.acquire(wish);
      if (waiting === undefined) return undefined;
      const began = performance.now();
      return waiting.finally(() => metrics.quotaWaited(connector, performance.now() - began));
    },
    learn: (site, reading) => budgets.learn(site, reading),
    exhaust: (site, what, waitMs) => budgets.exhaust(site, what, waitMs),
  };
}
