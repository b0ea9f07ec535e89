import type { Connector, OperatorSettings } from '@tandem/connector-kit';
import { notFound } from '../http/not-found.ts';

/** The connectors there are, and what the operator of this deployment permits them. */
export interface Library {
  /** In the order of the library. */
  readonly connectors: readonly Connector[];
  readonly operator: OperatorSettings;
  /** @throws TandemError `not_found` */
  find(key: string): Connector;
}

export function createLibrary(connectors: readonly Connector[], operator: OperatorSettings): Library {
  const byKey = new Map(connectors.map((connector) => [connector.key, connector]));
  return {
    connectors,
    operator,
    find: (key) => {
      const connector = byKey.get(key);
      if (connector === undefined) throw notFound();
      return connector;
    },
  };
}
