import { isNothing, unexpected } from './unexpected-values.ts';

/** An id, a count or seconds; some ids stand as numeric text (PROTOCOL.md 9: `vat_code_id`). */
export function readInteger(wire: unknown): number | null | typeof unexpected {
  if (typeof wire === 'number') return Number.isSafeInteger(wire) ? wire : unexpected;
  if (typeof wire === 'string' && /^-?\d{1,16}$/.test(wire)) {
    const value = Number(wire);
    return Number.isSafeInteger(value) ? value : unexpected;
  }
  return isNothing(wire) ? null : unexpected;
}

/** A number that is no money, no quantity and no id. */
export function readNumber(wire: unknown): number | null | typeof unexpected {
  if (typeof wire === 'number') return wire;
  if (typeof wire === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(wire)) return Number(wire);
  return isNothing(wire) ? null : unexpected;
}
