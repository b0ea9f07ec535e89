import Big from 'big.js';
import type { Kind } from '../kind.ts';
import { Refusal } from '../refusal.ts';

/** A decimal text with a fixed number of places. @throws Refusal where the input is no number */
function decimalText(input: unknown, places: number, member: string): string {
  try {
    if (typeof input !== 'number' && typeof input !== 'string') throw new TypeError();
    if (String(input).length > 40) throw new RangeError();
    const value = new Big(input === '' ? 0 : input);
    if (value.e > 20) throw new RangeError();
    return value.toFixed(places);
  } catch {
    throw new Refusal(400, { [member]: `${member} must be a number` });
  }
}

/** Money and quantities: a text with as many places as the field has. */
export function decimal(places: number): Kind {
  return {
    name: `decimal text, ${places} places`,
    compare: 'number',
    isPlain: true,
    empty: new Big(0).toFixed(places),
    wire: (value) => value,
    read: (input, { member }) => decimalText(input ?? 0, places, member),
  };
}

/** The same, null where nothing was said. */
export function nullableDecimal(places: number): Kind {
  return {
    ...decimal(places),
    name: `decimal text, ${places} places, or null`,
    empty: null,
    read: (input, { member }) => (input === null || input === '' ? null : decimalText(input, places, member)),
  };
}

/** What a text of cents says: 1250 -> `12.50`, with more noughts for more places. */
export function cents(amount: number, places = 2): string {
  return (amount / 100).toFixed(2) + '0'.repeat(places - 2);
}
