import { isIPv6 } from 'node:net';
import { ConfigurationError } from './configuration-error.ts';
import { readText, type Environment } from './variables.ts';

/**
 * Hosts that connectors may reach although they are not public: `host:port`, or `host` for all its ports, parted by commas. IPv6 addresses stand
 * in brackets.
 *
 * @throws ConfigurationError where an entry is neither
 */
export function readPrivateHosts(environment: Environment, variable: string): ReadonlySet<string> {
  const entries = (readText(environment, variable) ?? '').split(',').map((entry) => entry.trim().toLowerCase());
  const hosts = entries.filter((entry) => entry !== '');
  for (const entry of hosts) {
    if (!isHostOrAddress(entry)) {
      throw new ConfigurationError(
        variable,
        'must list hosts as host:port or host, parted by commas, such as erp.internal:8080, 10.0.0.7, [fd00::1]:5432.',
      );
    }
  }
  return new Set(hosts);
}

function isHostOrAddress(entry: string): boolean {
  const parts = /^(?<host>\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)(?::(?<port>\d{1,5}))?$/.exec(
    entry,
  )?.groups;
  const { host, port } = { ...parts };
  if (host === undefined) return false;
  if (host.startsWith('[') && !isIPv6(host.slice(1, -1))) return false;
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
}
