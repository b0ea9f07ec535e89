import { isPermittedPrivately, type Site } from '../definition/site.ts';
import type { AddressGuard } from './address-guard.ts';

/** Where the requests of a site go. */
export interface Target {
  /** `https://acme.scoro.com` */
  readonly origin: string;
  /** The host as people know it, for messages. */
  readonly host: string;
  /** Path of the base, without a slash at its end; `` where there is none. */
  readonly prefix: string;
  /** The operator exempted this base from the address guard. */
  readonly exempt: boolean;
}

/** Where a site's requests go, or why they may not go there. */
export type TargetFinding = { readonly target: Target } | { readonly refused: string };

/** What the operator permits although the guard would refuse it. */
export interface Exemptions {
  /** Base URLs, compared as a whole. */
  readonly bases: ReadonlySet<string>;
  /** See `OperatorSettings`. */
  readonly privateHosts: ReadonlySet<string> | undefined;
}

/**
 * Judges a site's base URL: https, no user, no port, a permitted host; or one of the operator's exempt base URLs, compared as a whole; or the
 * origin of a private host that the operator permits.
 */
export function findTarget(site: Site, guard: AddressGuard, exemptions: Exemptions): TargetFinding {
  const url = URL.parse(site.base);
  if (url === null) return { refused: 'The address of the site is not a URL.' };
  const host = url.hostname;
  const prefix = url.pathname === '/' ? '' : url.pathname;
  // What the parser would rewrite (dots, backslashes, user names, other notations of the host) must not pass for what was compared.
  if (site.base !== url.origin + prefix) {
    return { refused: 'The address of the site is not in its plain form: scheme, host, path.' };
  }
  if (isExempt(site, url, exemptions)) {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refused: 'Only http and https are spoken.' };
    return { target: { origin: url.origin, host: url.host, prefix, exempt: true } };
  }
  if (url.protocol !== 'https:') return { refused: 'Only https is spoken.' };
  if (url.port !== '') return { refused: `${url.host}: a port is not permitted.` };
  const refused = guard.refuseHost(host);
  if (refused !== undefined) return { refused: `${host.slice(0, 100)}: ${refused}.` };
  return { target: { origin: url.origin, host, prefix, exempt: false } };
}

function isExempt({ base, exemptBase }: Site, url: URL, { bases, privateHosts }: Exemptions): boolean {
  if (exemptBase === undefined) return false;
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  const isPrivate = exemptBase === url.origin && isPermittedPrivately(privateHosts, url.hostname, port);
  if (!isPrivate && !bases.has(exemptBase)) return false;
  return base === exemptBase || base.startsWith(`${exemptBase}/`);
}
