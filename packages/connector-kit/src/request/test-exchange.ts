import type { Socket } from 'node:net';
import type { Site } from '../definition/site.ts';
import type { WireRequest } from '../definition/wire.ts';
import { Secret } from '../secret/secret.ts';
import type { Exchange, ExchangeOptions, Transport } from '../definition/exchange.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';
import { startRaw, startUpstream, type TestUpstream } from './test-upstream.ts';

/** What a test opened, to be closed after it. */
export const open: { close(): Promise<unknown> }[] = [];

export async function closeOpen(): Promise<void> {
  await Promise.all(open.splice(0).map((each) => each.close()));
}

export const post: WireRequest = { verb: 'POST', path: '/tasks/list', body: { apiKey: new Secret('s3cret-key') } };

export const defaults: ExchangeOptions = {
  signal: new AbortController().signal,
  timeoutMs: 5_000,
  unsafe: false,
  wantsFile: false,
};

interface Tried {
  readonly request?: WireRequest;
  readonly options?: Partial<ExchangeOptions>;
}

type Exchanging = (tried?: Tried) => Promise<Exchange>;

export async function upstream(
  onRequest: Parameters<typeof startUpstream>[0],
  options: Partial<HttpClientOptions> = {},
  tls?: Parameters<typeof startUpstream>[1],
): Promise<{ exchange: Exchanging; client: Transport; site: Site; server: TestUpstream }> {
  const server = await startUpstream(onRequest, tls);
  const client = createHttpClient({ permittedHosts: ['.scoro.com'], exemptBases: [server.base], ...options });
  open.push(client, server);
  const site = { key: 'k', base: `${server.base}/acme/api/v2`, exemptBase: server.base, display: 'd' };
  return {
    client,
    site,
    server,
    exchange: ({ request = post, options: how } = {}) => client.exchange(site, request, { ...defaults, ...how }),
  };
}

export function clientFor(base: string, options: Partial<HttpClientOptions> = {}): Exchanging {
  const client = createHttpClient({ permittedHosts: ['.scoro.com'], exemptBases: [base], ...options });
  open.push(client);
  return ({ request = post, options: how } = {}) =>
    client.exchange({ key: 'k', base, exemptBase: base, display: 'd' }, request, { ...defaults, ...how });
}

export async function raw(onConnection: (socket: Socket) => void): Promise<TestUpstream> {
  const server = await startRaw(onConnection);
  open.push(server);
  return server;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

export async function closedAll(server: TestUpstream): Promise<void> {
  const closed = (socket: Socket) =>
    new Promise<void>((resolve) => {
      if (socket.closed) resolve();
      else socket.once('close', () => resolve());
    });
  await Promise.all(server.sockets.map(closed));
}
