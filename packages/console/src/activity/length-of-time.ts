/**
 * A length of time for people.
 *
 * @param ms milliseconds
 * @example
 * lengthOfTime(61_000); // '1 min 1 s'
 */
export function lengthOfTime(ms: number): string {
  if (ms < 1_000) {
    return `${Math.round(ms)} ms`;
  }
  const seconds = ms / 1_000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
