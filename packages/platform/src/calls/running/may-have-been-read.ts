import type { Attempt } from '@tandem/connector-kit';

/** Whether any of the requests sent may have taken effect: not where nobody read it, or the application turned it away unprocessed. */
export function mayHaveBeenRead(attempts: readonly Attempt[]): boolean {
  return attempts.some(({ outcome, httpStatus }) => {
    if (outcome === 'limited' || outcome === 'rejected' || outcome === 'address' || outcome === 'lookup') return false;
    // As the reason of a failure it means that nobody listens; as an answer it has a status.
    return outcome !== 'refused' || httpStatus !== undefined;
  });
}
