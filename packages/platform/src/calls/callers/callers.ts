import {
  createCaller,
  createSessions,
  createSiteBudgets,
  MemorySessionStore,
  MemorySiteCaches,
  openTransport,
  revealSecret,
  TandemError,
  type CallLimits,
  type Caller,
  type Connector,
  type OperatorSettings,
  type PropertyValues,
  type QuotaStore,
  type Secret,
  type Sessions,
  type SessionStore,
  type Transport,
} from '@tandem/connector-kit';
import type { Metrics } from '../../metrics/metrics.ts';
import { watchBudgets } from './watch-budgets.ts';
import { watchLogins } from './watch-logins.ts';
import { watchTransport } from './watch-transport.ts';

export interface CallersOptions {
  readonly operator: OperatorSettings;
  readonly sessions: SessionStore;
  readonly quotas: QuotaStore;
  readonly limits: CallLimits;
  readonly metrics: Metrics;
  /** URL of an http(s) proxy. */
  readonly proxy: Secret | undefined;
}

/** What executes the methods of one connector. */
export interface ConnectorCaller {
  readonly caller: Caller;
  readonly sessions: Sessions;
  /** A caller whose answers' headers can be seen, and whose sessions are not kept where `keepSessions` is false: for verifying. */
  observed(options: {
    readonly keepSessions: boolean;
    readonly onHeaders: (headers: ReadonlyMap<string, string>) => void;
  }): ObservedCaller;
}

export interface ObservedCaller {
  readonly caller: Caller;
  readonly sessions: Sessions;
  readonly store: SessionStore;
}

/** The callers of all connectors, over shared stores; each has its own connections, since it may reach other hosts. */
export class Callers {
  readonly #options: CallersOptions;
  readonly #byConnector = new Map<string, ConnectorCaller>();
  readonly #clients: Transport[] = [];

  constructor(options: CallersOptions) {
    this.#options = options;
  }

  of(connector: Connector): ConnectorCaller {
    const known = this.#byConnector.get(connector.key);
    if (known !== undefined) return known;
    const made = this.#make(connector);
    this.#byConnector.set(connector.key, made);
    return made;
  }

  /** The key of the site that values lead to; undefined where they lead to none. */
  siteKey(connector: Connector, properties: PropertyValues): string | undefined {
    try {
      return connector.findSite(properties, this.#options.operator).key;
    } catch (error) {
      if (error instanceof TandemError) return undefined;
      throw error;
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.close()));
  }

  #make(connector: Connector): ConnectorCaller {
    const { operator, quotas, limits, proxy, metrics } = this.#options;
    const transport = openTransport(connector, operator, {
      userAgent: `Tandem (+${connector.key})`,
      ...(proxy !== undefined && { proxy: revealSecret(proxy) }),
    });
    this.#clients.push(transport);
    const http = watchTransport(transport, connector.key, metrics);
    const kept = watchLogins(this.#options.sessions, connector.key, metrics);
    const sessions = createSessions({ store: kept });
    const shared = {
      connector,
      operator,
      budgets: watchBudgets(
        createSiteBudgets({ store: quotas, budget: connector.defaultBudget }),
        connector.key,
        metrics,
      ),
      caches: new MemorySiteCaches(),
      limits,
    };
    return {
      caller: createCaller({ ...shared, http, sessions }),
      sessions,
      observed: ({ keepSessions, onHeaders }) => {
        const store = keepSessions ? kept : passingSessions(kept);
        const observed = { sessions: createSessions({ store }), http: observing(http, onHeaders) };
        return { caller: createCaller({ ...shared, ...observed }), sessions: observed.sessions, store };
      },
    };
  }
}

function observing(http: Transport, onHeaders: (headers: ReadonlyMap<string, string>) => void): Transport {
  return {
    async exchange(site, request, options) {
      const exchange = await http.exchange(site, request, options);
      if (exchange.is === 'answer') onHeaders(exchange.answer.headers);
      return exchange;
    },
    close: () => http.close(),
  };
}

/** Sessions that end with their store, while refused logins are marked for all. */
function passingSessions(shared: SessionStore): SessionStore {
  const passing = new MemorySessionStore();
  return {
    read: (key) => passing.read(key),
    takeTurn: (key, after, leaseMs) => passing.takeTurn(key, after, leaseMs),
    save: (key, lease, login) => passing.save(key, lease, login),
    giveUp: (key, lease) => passing.giveUp(key, lease),
    drop: (key) => passing.drop(key),
    refusal: (identity) => shared.refusal(identity),
    markRefused: (identity, detail) => shared.markRefused(identity, detail),
    clearRefusal: (identity) => shared.clearRefusal(identity),
    identify: (parts) => shared.identify(parts),
  };
}
