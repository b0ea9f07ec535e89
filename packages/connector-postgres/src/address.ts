import {
  createAddressGuard,
  isPermittedPrivately,
  TandemError,
  type FindSite,
  type PropertyValues,
} from '@tandem/connector-kit';
import { isIPv6 } from 'node:net';

/**
 * The database that the values lead to. Throws `setup_required` while one is missing, and `address_refused` where the host is neither public nor
 * one that the operator permits.
 */
export const findSite: FindSite = (properties, { privateHosts }) => {
  const host = textOf(properties, 'host');
  const database = textOf(properties, 'database');
  if (host === undefined || database === undefined) {
    throw new TandemError('setup_required', `The ${host === undefined ? 'Host' : 'Database'} is not set.`, {
      hint: 'Enter the host and the name of the database, as psql takes them.',
    });
  }
  const port = Number(textOf(properties, 'port') ?? '5432');
  const hostname = isIPv6(host) ? `[${host}]` : host;
  const origin = `postgresql://${hostname}:${port}`;
  const site = {
    key: `postgres/${hostname}:${port}/${database}`,
    base: `${origin}/${encodeURIComponent(database)}`,
    display: `${database} on ${hostname}${port === 5432 ? '' : `:${port}`}`,
  };
  if (isPermittedPrivately(privateHosts, hostname, port)) return { ...site, exemptBase: origin };
  const refused = createAddressGuard({ permittedHosts: ['*'], refuseAddress: () => undefined }).refuseHost(hostname);
  if (refused === undefined) return site;
  const detail = `${hostname.slice(0, 100)}: ${refused}.`;
  throw new TandemError('address_refused', detail, {
    hint: 'For a host of your own network, ask the operator of this deployment to name it in TANDEM_PRIVATE_HOSTS.',
    errors: [{ field: 'host', code: 'invalid', detail }],
  });
};

/** A property's text; undefined where it has none. */
export function textOf(properties: PropertyValues, name: string): string | undefined {
  const value = properties.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
