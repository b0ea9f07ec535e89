import { TandemError } from '@tandem/connector-kit';

/** The error for a link by which no values were saved yet. */
export function nothingSaved(): TandemError {
  return new TandemError('setup_required', 'No values were saved yet.', { hint: 'Fill in the form and save it.' });
}
