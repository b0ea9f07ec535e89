import type { Connector } from '../definition/connector.ts';
import type { OperatorSettings } from '../definition/site.ts';
import type { SiteBudgets } from '../quota/site-budget.ts';
import type { Transport } from '../definition/exchange.ts';
import type { Sessions } from '../session/sessions.ts';
import type { CallLimits } from './call-request.ts';
import type { MemorySiteCaches } from './memory-site-cache.ts';

/** What a caller is made of. */
export interface CallerOptions {
  readonly connector: Connector;
  readonly operator: OperatorSettings;
  readonly http: Transport;
  readonly sessions: Sessions;
  readonly budgets: SiteBudgets;
  readonly caches: MemorySiteCaches;
  readonly limits?: CallLimits;
  /** For tests that need a known jitter. */
  readonly random?: () => number;
}
