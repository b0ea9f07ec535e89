const pairs = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Minutes and the like: `07`. */
export function twoDigits(number: number): string {
  return pairs[number] ?? String(number);
}
