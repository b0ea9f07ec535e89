/** Now; or a little later, where the clock has not moved on since: two changes never share a moment. */
export function nextMoment(last: Date): Date {
  return new Date(Math.max(Date.now(), last.getTime() + 1));
}
