import { nearestNames, TandemError } from '@tandem/connector-kit';
import type { Library } from '../library/library.ts';

/** The error for a key that is no connector's, with those nearest to it. */
export function unknownConnector(library: Library, key: string): TandemError {
  const nearest = nearestNames(
    key,
    library.connectors.map((connector) => connector.key),
  );
  return new TandemError('input_invalid', 'There is no such connector.', {
    errors: [
      { field: 'connector', code: 'unknown', detail: 'It must be the key of a connector of the library.', nearest },
    ],
  });
}
