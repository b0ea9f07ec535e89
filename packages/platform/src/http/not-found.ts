import { TandemError } from '@tandem/connector-kit';

/**
 * The one answer for what is not there and for what belongs to somebody else. It carries nothing of the request, so that the two
 * cannot be told apart.
 */
export function notFound(): TandemError {
  return new TandemError('not_found', 'There is nothing here, or it is not yours to see.');
}
