import type { PropertyValues } from './property-values.ts';

/** One installation of an application, as reached over the network. */
export interface Site {
  /** Identifies the site in budgets and sessions, such as `live/acme.scoro.com`. */
  readonly key: string;
  /** Base URL, without a slash at its end, that the paths of requests are put behind. */
  readonly base: string;
  /** The operator's exempt base URL that `base` begins with; only then is the address guard not asked. */
  readonly exemptBase?: string;
  /** What was understood, for people: `acme.scoro.com`. */
  readonly display: string;
}

/** What the operator of a deployment permits, and a connector may depend on. */
export interface OperatorSettings {
  /** Base URLs exempt from the address guard, by the name of the environment that they stand behind. */
  readonly environments: ReadonlyMap<string, string>;
  /** Hosts of the operator's own network that connectors may reach although they are not public: `host:port`, or `host` for all its ports. */
  readonly privateHosts?: ReadonlySet<string>;
}

/** Whether the operator permits this host although it is not public. An IPv6 address stands in brackets. */
export function isPermittedPrivately(
  privateHosts: ReadonlySet<string> | undefined,
  hostname: string,
  port: number,
): boolean {
  return privateHosts !== undefined && (privateHosts.has(hostname) || privateHosts.has(`${hostname}:${port}`));
}

/** Finds the site that property values lead to. Throws `setup_required` or `address_refused`. */
export type FindSite = (properties: PropertyValues, operator: OperatorSettings) => Site;
