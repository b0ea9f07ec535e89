import type { Connector } from '@tandem/connector-kit';
import type { Library } from '../library/library.ts';
import type { Readiness } from '../library/connector-answer.ts';
import type { ReadReadiness } from '../library/readiness.ts';
import { completenessOf } from './completeness.ts';
import { resolveProperties } from './resolve-properties.ts';
import { readSetups, type StoredSetup } from './setup-store.ts';
import { validVerdicts } from './status.ts';

/** How far the partner has set up each connector. */
export function createReadReadiness(library: Library): ReadReadiness {
  return async (database) => {
    const setups = await readSetups(
      database,
      library.connectors.map(({ key }) => key),
    );
    return new Map(
      library.connectors.map((connector) => [connector.key, readinessOf(connector, setups.get(connector.key))]),
    );
  };
}

/** `ready` where every call has what it needs, or accounts are asked for it on purpose. */
function readinessOf(connector: Connector, setup: StoredSetup | undefined): Readiness {
  if (setup === undefined || setup.layer.access.size === 0) return 'notSetUp';
  const completeness = completenessOf(connector, resolveProperties(connector.properties, setup.layer));
  const verdicts = validVerdicts(completeness, setup.verdicts);
  if ([...verdicts.values()].some(({ status }) => status === 'failed')) return 'failing';
  const isAsked = (name: string) => setup.layer.access.get(name) === 'ask';
  const modeCanBe = connector.modes.some(
    ({ name, required }) => completeness.configured.has(name) || required.every(isAsked),
  );
  return completeness.missing.every(isAsked) && modeCanBe ? 'ready' : 'partly';
}
