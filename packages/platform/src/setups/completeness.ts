import { createHash } from 'node:crypto';
import type { Connector } from '@tandem/connector-kit';
import type { Resolution } from './resolve-properties.ts';

/** How far effective values reach. */
export interface Completeness {
  /** Names of properties without which no call can be made. */
  readonly missing: readonly string[];
  /** Authentication modes that have all they need. */
  readonly configured: ReadonlySet<string>;
  /** What each configured mode stands on: equal texts mean equal values. They tell none. */
  readonly basis: ReadonlyMap<string, string>;
}

export function completenessOf(connector: Connector, { properties, destination }: Resolution): Completeness {
  const missing = connector.properties
    .filter(({ name, required }) => required === true && !properties.has(name))
    .map(({ name }) => name);
  const modes = connector.modes.filter((mode) => mode.required.every((name) => properties.has(name)));
  return {
    missing,
    configured: new Set(modes.map(({ name }) => name)),
    basis: new Map(
      modes.map((mode) => [
        mode.name,
        hashOf([destination, mode.properties.map((name) => [name, properties.get(name) ?? null])]),
      ]),
    ),
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
