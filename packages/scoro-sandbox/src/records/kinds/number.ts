import type { Kind } from '../kind.ts';
import { Refusal } from '../refusal.ts';
import type { Wire } from '../value.ts';

const numeric = /^-?\d{1,15}$/;

/** An integer, or a text that is one; undefined for anything else. */
export function integerOf(input: unknown): number | undefined {
  if (typeof input === 'number') return Number.isSafeInteger(input) ? input : undefined;
  if (typeof input === 'boolean') return input ? 1 : 0;
  return typeof input === 'string' && numeric.test(input.trim()) ? Number(input) : undefined;
}

/** Ids and counts. Names instead of ids are refused. */
export const integer: Kind = {
  name: 'integer',
  compare: 'number',
  empty: null,
  wire: (value) => value,
  read: (input, { member }) => {
    if (input === null || input === '') return null;
    const number = integerOf(input);
    if (number === undefined) throw new Refusal(400, { [member]: `${member} must be an integer` });
    return number;
  },
};

/** An integer that is 0 where nothing was said. */
export const count: Kind = { ...integer, empty: 0, read: (input, context) => integer.read(input, context) ?? 0 };

/** An id that is written as a text: `"3"`, or null. */
export const numericText: Kind = {
  ...integer,
  name: 'numeric text',
  wire: (value) => (typeof value === 'number' ? String(value) : value),
};

/** 0 or 1. */
export const flag: Kind = {
  name: '0 or 1',
  compare: 'number',
  empty: 0,
  wire: (value) => value,
  read: (input, { member }) => {
    if (input === true || input === 1 || input === '1' || input === 'true') return 1;
    if (input === false || input === 0 || input === '0' || input === '' || input === null || input === 'false')
      return 0;
    throw new Refusal(400, { [member]: `${member} must be 0 or 1` });
  },
};

/** A JSON number. */
export const number: Kind = {
  name: 'number',
  compare: 'number',
  empty: null,
  wire: (value) => value,
  read: (input, { member }) => {
    if (input === null || input === '') return null;
    const value = typeof input === 'string' ? Number(input) : input;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new Refusal(400, { [member]: `${member} must be a number` });
    return value;
  },
};

declare global {
  interface JSON {
    /** Part of the language since ES2026; the compiler's library does not know it yet. */
    rawJSON(text: string): { readonly rawJSON: string };
  }
}

/** As many as `toFixed` can write; more than any sum of money has as a double. */
const MOST_PLACES = 100;

/** A JSON number that is printed with every digit its double has, as recorded for receivable_sum. */
export const rawDouble: Kind = {
  ...number,
  name: 'double in full',
  empty: 0,
  wire: (value): Wire => {
    if (typeof value !== 'number' || Number.isInteger(value)) return value;
    return JSON.rawJSON(value.toFixed(MOST_PLACES).replace(/0+$/, ''));
  },
};
