import {
  TandemError,
  type Connector,
  type OperatorSettings,
  type PropertyValues,
  type Site,
} from '@tandem/connector-kit';
import { underProperties } from './read-wishes.ts';

/** The site that values lead to, or why they lead to none. Both are undefined where a value is still missing. */
export interface SiteOrProblem {
  readonly site: Site | undefined;
  readonly problem: TandemError | undefined;
}

export function siteOf(connector: Connector, properties: PropertyValues, operator: OperatorSettings): SiteOrProblem {
  try {
    return { site: connector.findSite(properties, operator), problem: undefined };
  } catch (error) {
    if (!(error instanceof TandemError)) throw error;
    return { site: undefined, problem: error.code === 'setup_required' ? undefined : error };
  }
}

/**
 * Refuses values that lead to no permitted site, before they are kept.
 *
 * @throws TandemError `input_invalid`, `address_refused`
 */
export function refuseSite(connector: Connector, properties: PropertyValues, operator: OperatorSettings): void {
  const { problem } = siteOf(connector, properties, operator);
  if (problem !== undefined) throw problem.with({ errors: (problem.facts.errors ?? []).map(underProperties) });
}
