import type { BinaryComparison, UnaryComparison } from '../grammar/value.ts';
import type { Work } from '../limits/work.ts';
import { isObject } from '../path/members.ts';
import { readDecimal, spellNumber } from '../transforms/decimal.ts';
import { itemKey } from '../transforms/item-order.ts';
import { instantOf, localTimeOf, type Moment, readMoment } from '../transforms/moment.ts';

/** Whether a comparison holds; a sentence where the values cannot be compared like that. */
export type Outcome = boolean | string;

/** What is asked of one value. */
export function askOne(is: UnaryComparison, value: unknown): boolean {
  const nothing = value === undefined || value === null;
  switch (is) {
    case 'exists':
      return !nothing;
    case 'missing':
      return nothing;
    case 'empty':
      return nothing || isEmpty(value);
    case 'notEmpty':
      return !nothing && !isEmpty(value);
  }
}

/** Compares two values. Nothing is equal to nothing only, holds nothing, and stands in no order. */
export function compareValues(
  is: BinaryComparison,
  left: unknown,
  right: unknown,
  ignoreCase: boolean,
  work: Work,
): Outcome {
  switch (is) {
    case 'equals':
      return areEqual(left, right, ignoreCase, work);
    case 'notEquals':
      return !areEqual(left, right, ignoreCase, work);
    case 'in':
      return holds(right, left, ignoreCase, work, 'needs a list on the right');
    case 'contains':
      if (Array.isArray(left)) return holds(left, right, ignoreCase, work, '');
      return withTexts(left, right, ignoreCase, work, (text, part) => text.includes(part));
    case 'startsWith':
      return withTexts(left, right, ignoreCase, work, (text, part) => text.startsWith(part));
    case 'endsWith':
      return withTexts(left, right, ignoreCase, work, (text, part) => text.endsWith(part));
    default:
      return inOrder(is, left, right, work);
  }
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** A number is equal to a text that spells it, true to `true`; lists and objects to those with the same JSON. */
function areEqual(left: unknown, right: unknown, ignoreCase: boolean, work: Work): boolean {
  if (left === right) return true;
  if (left === undefined || left === null || right === undefined || right === null) {
    return (left ?? null) === (right ?? null);
  }
  if (typeof left === 'object' || typeof right === 'object') {
    if (typeof left !== typeof right || Array.isArray(left) !== Array.isArray(right)) return false;
    return itemKey(left, work) === itemKey(right, work);
  }
  if (typeof left === 'number' || typeof right === 'number') {
    const [a, b] = [readDecimal(left), readDecimal(right)];
    return a !== undefined && b !== undefined && a.eq(b);
  }
  const a = textOf(left);
  const b = textOf(right);
  return ignoreCase ? folded(a ?? '', work) === folded(b ?? '', work) : a === b;
}

function holds(list: unknown, item: unknown, ignoreCase: boolean, work: Work, otherwise: string): Outcome {
  if (list === undefined || list === null) return false;
  if (!Array.isArray(list)) return otherwise;
  work.charge(list.length * 8);
  // A list or an object is measured each time it is compared; the work counts that.
  return list.some((candidate) => areEqual(candidate, item, ignoreCase, work));
}

function withTexts(
  left: unknown,
  right: unknown,
  ignoreCase: boolean,
  work: Work,
  compare: (text: string, part: string) => boolean,
): Outcome {
  if (left === undefined || left === null || right === undefined || right === null) return false;
  const [text, part] = [textOf(left), textOf(right)];
  if (text === undefined || part === undefined) return 'needs texts on both sides';
  work.charge(text.length + part.length);
  return ignoreCase ? compare(folded(text, work), folded(part, work)) : compare(text, part);
}

function inOrder(is: BinaryComparison, left: unknown, right: unknown, work: Work): Outcome {
  if (left === undefined || left === null || right === undefined || right === null) return false;
  const order = orderOf(left, right, work);
  if (order === undefined) return 'needs two numbers, two dates or two texts';
  switch (is) {
    case 'greaterThan':
      return order > 0;
    case 'atLeast':
      return order >= 0;
    case 'lessThan':
      return order < 0;
    default:
      return order <= 0;
  }
}

/** Numbers and texts that spell them by size, dates by time, other texts by their characters. */
function orderOf(left: unknown, right: unknown, work: Work): number | undefined {
  const [a, b] = [readDecimal(left), readDecimal(right)];
  if (a !== undefined && b !== undefined) return a.cmp(b);
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  work.charge(Math.min(left.length, right.length) + 32);
  const [from, to] = [readMoment(left, 'iso'), readMoment(right, 'iso')];
  if (from !== undefined && to !== undefined) return byTime(from, to);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Of times of which one has no offset, the clock times are compared as they are written. */
function byTime(left: Moment, right: Moment): number {
  if (left.kind === 'instant' && right.kind === 'instant') {
    return Temporal.Instant.compare(instantOf(left, 'UTC'), instantOf(right, 'UTC'));
  }
  return Temporal.PlainDateTime.compare(localTimeOf(left, undefined), localTimeOf(right, undefined));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return spellNumber(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

function folded(text: string, work: Work): string {
  work.text(text.length);
  return text.toLowerCase();
}
