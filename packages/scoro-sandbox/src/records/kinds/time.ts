import type { Kind, ReadContext } from '../kind.ts';
import { Refusal } from '../refusal.ts';
import { twoDigits } from '../two-digits.ts';
import type { Value } from '../value.ts';

const zero = /^0000/;
const hms = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/;

function readDate(input: unknown, { member, world }: ReadContext): Value {
  if (input === null || input === '') return null;
  if (typeof input === 'string') {
    if (zero.test(input)) return null;
    const time = world.clock.parse(input);
    if (time !== undefined) return input.trim().slice(0, 10);
  }
  throw new Refusal(400, { [member]: `${member} must be a date, YYYY-mm-dd` });
}

/** `YYYY-mm-dd` or null. */
export const date: Kind = {
  name: 'date',
  compare: 'date',
  isPlain: true,
  empty: null,
  wire: (value) => value,
  read: readDate,
};

/** A date whose absence is `0000-00-00`. */
export const zeroDate: Kind = { ...date, name: 'date or 0000-00-00', wire: (value) => value ?? '0000-00-00' };

function readTime(input: unknown, { member, world }: ReadContext): Value {
  if (input === null || input === '') return null;
  if (typeof input === 'string') {
    if (zero.test(input)) return null;
    const time = world.clock.parse(input);
    if (time !== undefined) {
      if (!time.hasOffset) return time.local;
      if (world.settings.writtenOffsets === 'refused')
        throw new Refusal(400, { [member]: `${member} must be local time without an offset` });
      return world.settings.writtenOffsets === 'converted' ? time.exact : time.local;
    }
  }
  throw new Refusal(400, { [member]: `${member} must be a date and time` });
}

/** ISO 8601 with the site's offset. */
export const dateTime: Kind = {
  name: 'date-time with offset',
  compare: 'time',
  isPlain: true,
  empty: null,
  wire: (value, world) => (typeof value === 'number' ? world.clock.iso(value) : value),
  read: readTime,
};

/** `YYYY-mm-dd HH:ii:ss` */
export const naiveDateTime: Kind = {
  ...dateTime,
  name: 'date-time without offset',
  wire: (value, world) => (typeof value === 'number' ? world.clock.naive(value) : value),
};

/** The same, with `0000-00-00 00:00:00` for none. */
export const zeroDateTime: Kind = {
  ...dateTime,
  name: 'date-time or 0000-00-00 00:00:00',
  wire: (value, world) => (typeof value === 'number' ? world.clock.naive(value) : '0000-00-00 00:00:00'),
};

/** Seconds as `HH:MM:SS`; hours may pass 24 and 99. */
function durationText(seconds: number): string {
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

/** Seconds of `HH:MM:SS`, rounded to the minute; undefined where it is none. */
export function durationSeconds(input: string): number | undefined {
  const parts = hms.exec(input.trim());
  if (parts === null) return undefined;
  const [, hours, minutes, seconds = '0'] = parts;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 60) * 60;
}

/** `HH:MM:SS`, rounded to the minute. */
export const duration: Kind = {
  name: 'duration HH:MM:SS',
  compare: 'number',
  isPlain: true,
  empty: 0,
  wire: (value) => (typeof value === 'number' ? durationText(value) : value),
  read: (input, { member }) => {
    if (input === null || input === '') return 0;
    const seconds = typeof input === 'string' ? durationSeconds(input) : undefined;
    if (seconds === undefined) throw new Refusal(400, { [member]: `${member} must be a duration, HH:MM:SS` });
    return seconds;
  },
};
