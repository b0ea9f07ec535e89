import Big from 'big.js';
import { decimalPattern, type Field } from '@tandem/connector-kit';
import { instantOf } from '../values/date-time.ts';
import { durationToSeconds } from '../values/duration.ts';
import type { Likeness } from './likeness.ts';

const minuteMs = 60_000;
/** No reading of a time of day in another zone, and no rounding to whole days, moves it by so much. */
const otherDayMs = 20 * 60 * minuteMs;

/** How a plain value that was sent compares with the clean one of a record, by its kind; texts excepted. */
export function valueLikeness(field: Field, sent: unknown, found: unknown, timeZone: string | undefined): Likeness {
  switch (field.kind) {
    case 'integer':
      return field.refersTo === undefined ? plainLikeness(sent, found) : idLikeness(sent, found);
    case 'date':
      return field.wire === 'partialDate' ? plainLikeness(sent, found) : dateLikeness(sent, found);
    case 'dateTime':
      return timeLikeness(sent, found, timeZone);
    case 'duration':
      return durationLikeness(sent, found);
    case 'decimal':
      return decimalLikeness(sent, found);
    case 'flag':
      return plainLikeness(sent, found ?? false);
    default:
      return plainLikeness(sent, found);
  }
}

/** Numbers and texts that read the same are the same. */
function plainLikeness(sent: unknown, found: unknown): Likeness {
  return isPlain(sent) && isPlain(found) && String(sent) === String(found) ? 'same' : 'unsure';
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Records that belong to other records are others. */
function idLikeness(sent: unknown, found: unknown): Likeness {
  if (plainLikeness(sent, found) === 'same') return 'same';
  return typeof found === 'number' && found !== 0 ? 'other' : 'unsure';
}

function dateLikeness(sent: unknown, found: unknown): Likeness {
  if (typeof found !== 'string' || found === '') return 'unsure';
  return sent === found ? 'same' : 'other';
}

function timeLikeness(sent: unknown, found: unknown, timeZone: string | undefined): Likeness {
  if (typeof sent !== 'string' || typeof found !== 'string') return 'unsure';
  const apart = timeApart(sent, found, timeZone);
  if (apart === undefined) return 'unsure';
  if (apart < minuteMs) return 'same';
  return apart >= otherDayMs ? 'other' : 'unsure';
}

/** Milliseconds between two times. One without an offset is the site's, as all are that Scoro sends, so their clocks are compared. */
function timeApart(sent: string, found: string, timeZone: string | undefined): number | undefined {
  const isNaive = !offset.test(sent);
  const [left, right] = isNaive
    ? [instantOf(sent, 'UTC'), instantOf(found.replace(offset, ''), 'UTC')]
    : [instantOf(sent, timeZone), instantOf(found, timeZone)];
  return left === undefined || right === undefined
    ? undefined
    : Math.abs(left.epochMilliseconds - right.epochMilliseconds);
}

const offset = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Scoro rounds to the minute. */
function durationLikeness(sent: unknown, found: unknown): Likeness {
  const [left, right] = [secondsOf(sent), secondsOf(found)];
  return left !== undefined && right !== undefined && Math.abs(left - right) < 60 ? 'same' : 'unsure';
}

function secondsOf(value: unknown): number | undefined {
  try {
    return typeof value === 'string' ? durationToSeconds(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Scoro rounds to the places of the field, which are those that it shows. */
function decimalLikeness(sent: unknown, found: unknown): Likeness {
  const [left, right] = [decimalOf(sent), decimalOf(found)];
  if (left === undefined || right === undefined) return 'unsure';
  const places = /\.(\d+)$/.exec(String(found))?.[1]?.length ?? 0;
  return left.eq(right) || left.round(places, Big.roundHalfUp).eq(right) ? 'same' : 'unsure';
}

function decimalOf(value: unknown): Big | undefined {
  const isDecimal = typeof value === 'number' ? Number.isFinite(value) : isDecimalText(value);
  return isDecimal && (typeof value === 'number' || typeof value === 'string') ? new Big(value) : undefined;
}

function isDecimalText(value: unknown): boolean {
  return typeof value === 'string' && decimalPattern.test(value);
}
