const reasons: Readonly<Record<string, string>> = {
  retry: 'A step failed in a way that may pass, and is tried again',
  delay: 'It waits as its delay step says, and goes on',
  limit: "The application's limit is used up for now; it goes on",
};

/**
 * Why a run stands still and when it goes on, in a sentence.
 *
 * @param dueAt RFC 3339
 */
export function waitingWords(waitingFor: string | null, dueAt: string | null): string | undefined {
  if (waitingFor === null) return undefined;
  if (waitingFor === 'decision') return 'It waits for a person to say what became of a step whose outcome is unknown.';
  const reason = reasons[waitingFor] ?? 'It waits, and goes on';
  return dueAt === null ? `${reason}.` : `${reason} ${atMoment(dueAt)}.`;
}

/** The moment at which something goes on: the time alone where it is today. */
function atMoment(at: string): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return isToday
    ? `at ${moment.toLocaleTimeString(undefined, { timeStyle: 'medium' })}`
    : `on ${moment.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}`;
}
