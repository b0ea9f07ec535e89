import {
  createAddressGuard,
  isPermittedPrivately,
  TandemError,
  type OperatorSettings,
  type Site,
} from '@tandem/connector-kit';

/** Where a webhook goes, as the guarded client takes it. */
export interface WebhookTarget {
  readonly site: Site;
  /** Path and query. */
  readonly path: string;
}

/**
 * Where the URL of an endpoint leads. The guard judges the address where the connection is made; what it can never permit is refused here already.
 *
 * @throws TandemError `address_refused`
 */
export function webhookSite(address: string, operator: OperatorSettings): WebhookTarget {
  const url = URL.parse(address);
  if (url === null) throw refused('It is no URL.');
  if (url.username !== '' || url.password !== '') throw refused('It must hold no user name or password.');
  const path = `${url.pathname}${url.search}`;
  const site = { key: `webhook/${url.host}`, base: url.origin, display: url.host };
  const exemptBase = exemptionOf(url, operator);
  if (exemptBase !== undefined) return { site: { ...site, exemptBase }, path };
  if (url.protocol !== 'https:') throw refused('It must begin with https://.');
  if (url.port !== '') throw refused('It must have no port.');
  const why = createAddressGuard({ permittedHosts: ['*'] }).refuseHost(url.hostname);
  if (why !== undefined) throw refused(`Its host: ${why}.`);
  return { site, path };
}

function exemptionOf(url: URL, { environments, privateHosts }: OperatorSettings): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const usual = url.protocol === 'http:' ? 80 : 443;
  const port = url.port === '' ? usual : Number(url.port);
  if (isPermittedPrivately(privateHosts, url.hostname, port)) return url.origin;
  return [...environments.values()].find((base) => base === url.origin);
}

function refused(detail: string): TandemError {
  return new TandemError('address_refused', 'The URL of the endpoint is not permitted.', {
    hint: 'Give a public https address, or have the operator permit a private one.',
    errors: [{ field: 'url', code: 'invalid', detail }],
  });
}
