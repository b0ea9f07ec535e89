import { isNothing, unexpected } from './unexpected-values.ts';

/** Yes or no: `0` and `1` on the wire, at times as text or as a boolean (PROTOCOL.md 9). */
export function readFlag(wire: unknown): boolean | null | typeof unexpected {
  switch (wire) {
    case 1:
    case true:
    case '1':
      return true;
    case 0:
    case false:
    case '0':
      return false;
    default:
      return isNothing(wire) ? null : unexpected;
  }
}

/** Both `1` and `true` are accepted; the first is what Scoro itself speaks (PROTOCOL.md 2). */
export function writeFlag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
