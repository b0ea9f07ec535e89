import Big from 'big.js';
import type { Field } from '@tandem/connector-kit';
import { durationToSeconds } from '../values/duration.ts';
import { isDateRange, type DateRange } from './filterable.ts';

/** Whether a clean value of a row is what a filter asks for. */
export type Match = (value: unknown) => boolean;

/**
 * The meaning of one filter, as Scoro documents it: equality, any of a list, `%` as a wildcard in text, from and to
 * inclusive (PROTOCOL.md 8). `wanted` holds date-times as naive local time; those of a row lose their offset, which is the site's own.
 */
export function matcher(field: Field, wanted: unknown): Match {
  if (Array.isArray(wanted)) {
    const matches = wanted.map((one) => matcher(field, one));
    return (value) => matches.some((match) => match(value));
  }
  if (isDateRange(wanted)) return rangeMatcher(wanted);
  switch (field.kind) {
    case 'text':
      return textMatcher(textOf(wanted) ?? '');
    case 'flag':
      return (value) => (value ?? false) === wanted;
    case 'decimal':
      return (value) => sameDecimal(value, wanted);
    case 'duration':
      return (value) => typeof value === 'string' && sameDuration(value, String(wanted));
    case 'dateTime':
      return (value) => typeof value === 'string' && localPart(value) === localPart(String(wanted));
    default:
      return (value) => sameText(value, wanted);
  }
}

/** Matches where any member of the row's list does. */
export function memberMatcher(field: Field, wanted: unknown): Match {
  const match = matcher(field, wanted);
  return (value) => Array.isArray(value) && value.some((member) => match(member));
}

/** Ids stand as numbers here and as texts there. */
function sameText(value: unknown, wanted: unknown): boolean {
  const text = textOf(value);
  return text !== undefined && text === textOf(wanted);
}

/** A plain value as text, nothing as the empty one; undefined for what has members. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Without wildcard the whole text; case does not count, since databases behind such sites do not count it either. */
function textMatcher(wanted: string): Match {
  const parts = wanted.toLowerCase().split('%');
  return (value) => {
    const text = textOf(value);
    return text !== undefined && likeParts(text.toLowerCase(), parts);
  };
}

/** Linear, whatever the pattern: each part between wildcards is looked for once, leftmost first. */
function likeParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === first;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

function sameDecimal(value: unknown, wanted: unknown): boolean {
  const [left, right] = [decimalOf(value), decimalOf(wanted)];
  return left !== undefined && right !== undefined && left.eq(right);
}

function decimalOf(value: unknown): Big | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  try {
    return new Big(value);
  } catch {
    return undefined;
  }
}

function sameDuration(value: string, wanted: string): boolean {
  try {
    return durationToSeconds(value) === durationToSeconds(wanted);
  } catch {
    return value === wanted;
  }
}

function rangeMatcher(range: DateRange): Match {
  const from = range.from_date === undefined ? undefined : localPart(range.from_date);
  const to = range.to_date === undefined ? undefined : localPart(range.to_date);
  return (value) => {
    if (typeof value !== 'string' || value === '') return false;
    // A date is compared as a date, also where the range was given with times of day.
    const [shown, length] = isDate(value) ? [value, 10] : [localPart(value), undefined];
    return (from === undefined || shown >= from.slice(0, length)) && (to === undefined || shown <= to.slice(0, length));
  };
}

/** `YYYY-MM-DDTHH:MM:SS`, as the clock on the site's wall says it; a bare date is its midnight (PROTOCOL.md 8.3). */
function localPart(text: string): string {
  if (isDate(text)) return `${text}T00:00:00`;
  const found = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?/.exec(text);
  return found === null ? text : `${found[1] ?? ''}T${found[2] ?? ''}${found[3] ?? ':00'}`;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
