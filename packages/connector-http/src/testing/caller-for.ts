import {
  createCaller,
  createSessions,
  createSiteBudgets,
  MemoryQuotaStore,
  MemorySessionStore,
  MemorySiteCaches,
  openTransport,
  type Caller,
  type CallRequest,
  type PropertyValue,
} from '@tandem/connector-kit';
import { httpConnector } from '../connector.ts';

export interface TestCaller {
  readonly caller: Caller;
  /** A call with these values. */
  request(
    values: Readonly<Record<string, PropertyValue>>,
    method: string,
    input?: Readonly<Record<string, unknown>>,
    auth?: string,
  ): CallRequest;
  close(): Promise<void>;
}

/** A caller of the HTTP connector whose operator permits these hosts of the test. */
export function callerFor(privateHosts: readonly string[]): TestCaller {
  const operator = { environments: new Map<string, string>(), privateHosts: new Set(privateHosts) };
  const http = openTransport(httpConnector, operator);
  const caller = createCaller({
    connector: httpConnector,
    operator,
    http,
    sessions: createSessions({ store: new MemorySessionStore(), leaseMs: 5_000 }),
    budgets: createSiteBudgets({ store: new MemoryQuotaStore(), budget: httpConnector.defaultBudget }),
    caches: new MemorySiteCaches(),
    limits: { tryMs: 5_000, deadlineMs: 10_000, waitMs: 5_000 },
    random: () => 0,
  });
  return {
    caller,
    request: (values, method, input = {}, auth) => ({
      installation: {
        id: 'ins_1',
        tenant: 'acc_1',
        verified: true,
        properties: new Map(Object.entries(values)),
      },
      method,
      input,
      signal: AbortSignal.timeout(10_000),
      ...(auth !== undefined && { auth }),
    }),
    close: () => http.close(),
  };
}
