import { readDecimal } from './decimal.ts';

/** A date, a time of day on a date without a zone, or a point in time with the offset it was written with. */
export type Moment =
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'local'; readonly time: Temporal.PlainDateTime }
  | { readonly kind: 'instant'; readonly instant: Temporal.Instant; readonly offset: string };

/** The forms in which dates may be written. */
export const momentFormats = [
  'iso',
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'D.M.YYYY',
  'DD/MM/YYYY',
  'D/M/YYYY',
  'MM/DD/YYYY',
  'M/D/YYYY',
  'DD-MM-YYYY',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'unixSeconds',
  'unixMilliseconds',
] as const;

/** One of the forms in which dates may be written. */
export type MomentFormat = (typeof momentFormats)[number];

const isoPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Reads a date or a time; undefined where the value is none of this form, or the calendar has it not. */
export function readMoment(input: string | number, format: MomentFormat): Moment | undefined {
  try {
    if (format === 'unixSeconds' || format === 'unixMilliseconds') return readUnix(input, format);
    const text = String(input).slice(0, 50).trim();
    return format === 'iso' ? readIso(text) : readPattern(text, format);
  } catch {
    return undefined;
  }
}

/** The date that the moment falls on, in a time zone if one is given; else as it was written. */
export function dateOf(moment: Moment, timeZone: string | undefined): Temporal.PlainDate {
  if (moment.kind === 'date') return moment.date;
  if (moment.kind === 'local') return moment.time.toPlainDate();
  return moment.instant.toZonedDateTimeISO(timeZone ?? moment.offset).toPlainDate();
}

/** The date and time of day, in a time zone if one is given; else as it was written. A date begins at midnight. */
export function localTimeOf(moment: Moment, timeZone: string | undefined): Temporal.PlainDateTime {
  if (moment.kind === 'date') return moment.date.toPlainDateTime();
  if (moment.kind === 'local') return moment.time;
  return moment.instant.toZonedDateTimeISO(timeZone ?? moment.offset).toPlainDateTime();
}

/** The point in time; what has no offset is taken as time of `timeZone`. */
export function instantOf(moment: Moment, timeZone: string): Temporal.Instant {
  if (moment.kind === 'instant') return moment.instant;
  const time = moment.kind === 'date' ? moment.date.toPlainDateTime() : moment.time;
  return time.toZonedDateTime(timeZone).toInstant();
}

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function readIso(text: string): Moment | undefined {
  const found = isoPattern.exec(text);
  const [, date = '', time, offset] = found ?? [];
  if (found === null) return undefined;
  if (time === undefined) return { kind: 'date', date: Temporal.PlainDate.from(date) };
  if (offset === undefined) return { kind: 'local', time: Temporal.PlainDateTime.from(`${date}T${time}`) };
  const zone = /^z$/i.test(offset) ? 'UTC' : offset;
  return { kind: 'instant', instant: Temporal.Instant.from(`${date}T${time}${offset}`), offset: zone };
}

function readUnix(input: string | number, format: 'unixSeconds' | 'unixMilliseconds'): Moment | undefined {
  const milliseconds = readDecimal(input)?.times(format === 'unixSeconds' ? 1000 : 1);
  if (milliseconds === undefined) return undefined;
  const whole = Number(milliseconds.toFixed(0, 0));
  return { kind: 'instant', instant: Temporal.Instant.fromEpochMilliseconds(whole), offset: 'UTC' };
}

function readPattern(text: string, format: string): Moment | undefined {
  const pattern = format
    .replaceAll(/[./]/g, (sign) => `\\${sign}`)
    .replace('YYYY', '(?<year>\\d{4})')
    .replace(/MM|M/, (token) => `(?<month>\\d{${token === 'M' ? '1,2' : '2'}})`)
    .replace(/DD|D/, (token) => `(?<day>\\d{${token === 'D' ? '1,2' : '2'}})`);
  const groups = new RegExp(`^${pattern}$`).exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { year, month, day } = groups;
  const date = Temporal.PlainDate.from(
    { year: Number(year), month: Number(month), day: Number(day) },
    { overflow: 'reject' },
  );
  return { kind: 'date', date };
}
