import Big from 'big.js';

const decimalPattern = /^[+-]?(\d{1,120}(\.\d{0,120})?|\.\d{1,120})$/;
const exponentPattern = /^[+-]?\d{1,30}(\.\d{1,60})?[eE][+-]?\d{1,2}$/;

/** The longest a decimal may get; longer ones do not fit. */
const longestDecimal = 240;

/** A number, or a text that spells one, as an exact decimal; undefined for anything else. */
export function readDecimal(value: unknown): Big | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? new Big(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.length > 250 ? '' : value.trim();
  if (!decimalPattern.test(text) && !exponentPattern.test(text)) return undefined;
  return new Big(text.replace(/^\+/, '').replace(/\.$/, ''));
}

/** A decimal spelled out, without an exponent; `places` fixes the digits after the point, rounded half up. Undefined where it gets too long. */
export function writeDecimal(value: Big, places?: number): string | undefined {
  if (Math.abs(value.e) > longestDecimal) return undefined;
  const digits = value.toFixed(places, Big.roundHalfUp);
  if (digits.length > longestDecimal + 70) return undefined;
  // Rounding a little below zero leaves its sign behind.
  return /^-0(\.0*)?$/.test(digits) ? digits.slice(1) : digits;
}

/** A number as text, never with an exponent. */
export function spellNumber(value: number): string | undefined {
  return Number.isFinite(value) ? new Big(value).toFixed() : undefined;
}
