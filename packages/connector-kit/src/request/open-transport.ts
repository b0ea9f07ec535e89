import type { Connector } from '../definition/connector.ts';
import type { Transport } from '../definition/exchange.ts';
import type { OperatorSettings } from '../definition/site.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';

/** What carries the requests of a connector: its own transport, else the HTTP client, held to what it and the operator permit. */
export function openTransport(
  connector: Connector,
  operator: OperatorSettings,
  options: Omit<HttpClientOptions, 'permittedHosts' | 'exemptBases' | 'privateHosts'> = {},
): Transport {
  const { privateHosts } = operator;
  const permitted = privateHosts === undefined ? {} : { privateHosts };
  if (connector.openTransport !== undefined) {
    const { maxResponseBytes } = options;
    return connector.openTransport({ ...permitted, ...(maxResponseBytes !== undefined && { maxResponseBytes }) });
  }
  return createHttpClient({
    ...options,
    ...permitted,
    permittedHosts: connector.permittedHosts,
    exemptBases: operator.environments.values(),
  });
}
