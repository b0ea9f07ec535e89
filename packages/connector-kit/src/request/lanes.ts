import { rootCertificates } from 'node:tls';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import { guardedConnect, openConnect } from './guarded-connect.ts';
import type { HttpClientOptions } from './http-client.ts';
import type { Target } from './site-target.ts';

/** The connections of one client. */
export interface Lanes {
  of(target: Target, unsafe: boolean): Dispatcher;
  close(): Promise<void>;
}

/**
 * Connections are kept apart: exempt from guarded, so that neither ever rides on the other's; and unsafe requests from the others, since theirs
 * are dropped after a second, before a gateway drops them unseen.
 */
export function createLanes(options: HttpClientOptions, guard: AddressGuard): Lanes {
  const { certificateAuthorities, connectTimeoutMs = 10_000, proxy } = options;
  const certificates =
    certificateAuthorities === undefined ? undefined : [...rootCertificates, ...certificateAuthorities];
  const connecting = { timeoutMs: connectTimeoutMs, certificates };
  const open = new Map<string, Dispatcher>();

  function lane(exempt: boolean, unsafe: boolean): Dispatcher {
    const pool = { ...pooling, ...(unsafe ? shortLived : undefined) };
    if (exempt) return new Agent({ ...pool, connect: openConnect(connecting) });
    if (proxy === undefined) return new Agent({ ...pool, connect: guardedConnect(guard, connecting) });
    return new ProxyAgent({
      ...pool,
      uri: proxy,
      proxyTunnel: true,
      connectTimeout: connectTimeoutMs,
      ...(certificates === undefined
        ? undefined
        : { requestTls: { ca: certificates }, proxyTls: { ca: certificates } }),
    });
  }

  return {
    of({ exempt }, unsafe) {
      const key = `${exempt} ${unsafe}`;
      let dispatcher = open.get(key);
      if (dispatcher === undefined) {
        dispatcher = lane(exempt, unsafe);
        open.set(key, dispatcher);
      }
      return dispatcher;
    },
    async close() {
      await Promise.all([...open.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

const pooling = {
  // Time is measured for the whole try, by the handler of the exchange.
  headersTimeout: 0,
  bodyTimeout: 0,
  pipelining: 1,
  connections: 256,
  allowH2: false,
  maxHeaderSize: 64 * 1024,
} as const;

/** A server's own keep-alive hint shortens it further, by a second for what is under way. */
const shortLived = { keepAliveTimeout: 1_000, keepAliveMaxTimeout: 1_000, keepAliveTimeoutThreshold: 1_000 } as const;
