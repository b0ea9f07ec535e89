/** A number from 0 to 2^32 - 1 that looks random and is always the same for the same arguments. */
export function chance(index: number, salt: number): number {
  let hash = Math.imul((index + 1) ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0;
}

/** One of a list, by row number; `salt` makes members of one row independent of each other. */
export function pick<T>(list: readonly T[], index: number, salt: number): T {
  return at(list, chance(index, salt) % list.length);
}

/** The element at a place, counted round the list. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new RangeError('an empty list has no elements');
  return found;
}

/** Whether this row belongs to the given share (0 to 100) of all rows. */
export function percent(index: number, salt: number, share: number): boolean {
  return chance(index, salt) % 100 < share;
}
