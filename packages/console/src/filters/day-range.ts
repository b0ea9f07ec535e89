/** The first moment of a day (`YYYY-MM-DD`) where the person is, as RFC 3339. */
export function startOfDay(day: string | undefined): string | undefined {
  return day === undefined ? undefined : new Date(`${day}T00:00:00`).toISOString();
}

/** The first moment after a day. */
export function endOfDay(day: string | undefined): string | undefined {
  if (day === undefined) {
    return undefined;
  }
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}
