const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits between the tries of a delivery: ten tries over 27.6 hours. */
export const waitsMs: readonly number[] = [
  5 * second,
  30 * second,
  5 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  12 * hour,
];

/** When a delivery is tried again after so many tries, spread by a tenth; undefined where that was the last. */
export function nextTry(tries: number, now: number): Date | undefined {
  const waitMs = waitsMs[tries - 1];
  return waitMs === undefined ? undefined : new Date(now + waitMs * (0.9 + Math.random() * 0.2));
}
