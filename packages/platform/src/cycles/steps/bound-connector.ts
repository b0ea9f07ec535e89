import { TandemError, type Method } from '@tandem/connector-kit';
import type { BoundConnector, Program } from '../frame/program.ts';

/**
 * The account connector that a slot of the document stands for.
 *
 * @throws TandemError `setup_required` where the slot is bound to none, or to one of another application
 */
export function boundConnector(program: Program, slot: string): BoundConnector {
  const bound = program.connectors.get(slot);
  if (bound !== undefined) return bound;
  throw new TandemError('setup_required', `No installed connector stands behind "${slot}".`, {
    hint: 'Choose one for it in the cycle, and publish.',
  });
}

/** @throws TandemError `method_unknown` */
export function methodOfConnector({ connector }: BoundConnector, key: string): Method {
  const method = connector.method(key);
  if (method !== undefined) return method;
  throw new TandemError('method_unknown', `${connector.name} has no method ${key}.`);
}
