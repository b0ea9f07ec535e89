import Big from 'big.js';
import { decimalPattern } from '@tandem/connector-kit';
import { isNothing, unexpected } from './unexpected-values.ts';

/** Exponents that money could have; longer ones would only spell out endless zeros. */
const exponentPattern = /^-?\d{1,30}(\.\d{1,60})?[eE][+-]?\d{1,2}$/;

/**
 * Money or a quantity as an exact decimal string. Text keeps its places; a JSON number, which may carry the tail of a binary
 * fraction, is rounded half up to the field's `scale` where that is known. `12.5`, scale 2 -> `12.50`. (PROTOCOL.md 9)
 */
export function readDecimal(wire: unknown, scale: number | undefined): string | null | typeof unexpected {
  if (typeof wire === 'string') {
    if (decimalPattern.test(wire)) return wire;
    return wire === '' ? null : exponentPattern.test(wire) ? plain(new Big(wire), undefined) : unexpected;
  }
  if (typeof wire === 'number') return plain(new Big(wire), scale);
  return isNothing(wire) ? null : unexpected;
}

/** A decimal for the wire: text as it was given, a number spelled out, never in scientific notation. */
export function writeDecimal(value: string | number): string {
  return typeof value === 'string' ? value : plain(new Big(value), undefined);
}

function plain(value: Big, scale: number | undefined): string {
  const digits = value.toFixed(scale);
  // Rounding a little below zero leaves its sign behind.
  return /^-0(\.0*)?$/.test(digits) ? digits.slice(1) : digits;
}
