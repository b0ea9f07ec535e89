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
}

/** Finds the site that property values lead to. Throws `setup_required` or `address_refused`. */
export type FindSite = (properties: PropertyValues, operator: OperatorSettings) => Site;
