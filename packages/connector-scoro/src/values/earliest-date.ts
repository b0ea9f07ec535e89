/** How far clocks on walls are behind UTC at most, in milliseconds. */
export const farthestBehindMs = 12 * 3_600_000;

/** The first date that a moment is anywhere: Scoro takes a bare date as the site's midnight (PROTOCOL.md 8.3), and the site's zone may not be known. */
export function earliestDate(moment: Date): string {
  return new Date(moment.getTime() - farthestBehindMs).toISOString().slice(0, 10);
}
