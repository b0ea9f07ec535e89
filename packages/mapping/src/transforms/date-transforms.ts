import { z } from 'zod';
import { readDecimal, writeDecimal } from './decimal.ts';
import { defineTransform, formOf, type TransformParameter, type TransformWords, Unfit } from './define-transform.ts';
import {
  dateOf,
  instantOf,
  isTimeZone,
  localTimeOf,
  type Moment,
  type MomentFormat,
  momentFormats,
  readMoment,
} from './moment.ts';

const zone = z.string().max(100).refine(isTimeZone, 'must be a time zone, such as Europe/Tallinn.');
const zoneParameter = { name: 'timeZone', label: 'Time zone', kind: 'timeZone', required: false } as const;
const formatParameter: TransformParameter = {
  name: 'format',
  label: 'Written as',
  kind: 'choice',
  required: false,
  choices: momentFormats,
};
const clockForms = ['clock', 'seconds', 'minutes', 'hours', 'iso'] as const;

/** An ISO 8601 duration that can be added, such as P1M or -PT30M. */
const duration = z.string().max(100).refine(isDuration, 'must be a duration, such as P14D, P1M or -PT30M.');

function onMoment<S extends z.ZodObject>(use: string, words: Omit<TransformWords<S, string | number>, 'group'>) {
  return defineTransform(use, ['text', 'number'], readWritten, {
    ...words,
    group: 'date',
    // Temporal throws beyond the years it knows.
    apply: (input, parameters, work) => {
      try {
        return words.apply(input, parameters, work);
      } catch {
        return new Unfit('came to a time that the calendar does not reach');
      }
    },
  });
}

function readWritten(input: unknown): string | number | undefined {
  return typeof input === 'string' || typeof input === 'number' ? input : undefined;
}

function withMoment(
  input: string | number,
  format: MomentFormat | undefined,
  use: (moment: Moment) => unknown,
): unknown {
  const moment = readMoment(input, format ?? 'iso');
  return moment === undefined ? new Unfit('found no date of this form') : use(moment);
}

/** Transforms of dates, times and durations. */
export const dateTransforms = [
  onMoment('date', {
    label: 'Date',
    summary: 'Reads a date and writes it as 2026-01-31. A point in time is turned into the time zone, if one is given.',
    parameters: [formatParameter, zoneParameter],
    schema: formOf('date', { format: z.enum(momentFormats).optional(), timeZone: zone.optional() }),
    gives: { type: 'string', format: 'date' },
    apply: (input, { format, timeZone }) => withMoment(input, format, (moment) => dateOf(moment, timeZone).toString()),
  }),
  onMoment('dateTime', {
    label: 'Date and time',
    summary:
      'Turns a time into a time zone. A time without an offset is taken as time of the zone named by from, else of the same zone.',
    parameters: [
      { ...zoneParameter, required: true },
      { name: 'from', label: 'Times without an offset are of', kind: 'timeZone', required: false },
      { ...formatParameter, choices: momentFormats },
      { name: 'form', label: 'Write it', kind: 'choice', required: false, choices: ['offset', 'utc', 'local'] },
    ],
    schema: formOf('dateTime', {
      timeZone: zone,
      from: zone.optional(),
      format: z.enum(momentFormats).optional(),
      form: z.enum(['offset', 'utc', 'local']).optional(),
    }),
    gives: { type: 'string', format: 'date-time' },
    apply: (input, { timeZone, from, format, form = 'offset' }) =>
      withMoment(input, format, (moment) => {
        const instant = instantOf(moment, from ?? timeZone);
        if (form === 'utc') return instant.toString({ smallestUnit: 'second' });
        const zoned = instant.toZonedDateTimeISO(timeZone);
        return zoned.toString({
          smallestUnit: 'second',
          timeZoneName: 'never',
          offset: form === 'local' ? 'never' : 'auto',
        });
      }),
  }),
  onMoment('formatDate', {
    label: 'Format a date',
    summary: 'Writes a date or time by a pattern of YYYY, YY, MM, M, DD, D, HH, H, mm and ss.',
    parameters: [{ name: 'pattern', label: 'Pattern', kind: 'text', required: true }, formatParameter, zoneParameter],
    schema: formOf('formatDate', {
      pattern: z.string().min(1).max(100),
      format: z.enum(momentFormats).optional(),
      timeZone: zone.optional(),
    }),
    gives: { type: 'string' },
    apply: (input, { pattern, format, timeZone }) =>
      withMoment(input, format, (moment) => writePattern(localTimeOf(moment, timeZone), pattern)),
  }),
  onMoment('addDuration', {
    label: 'Add a time span',
    summary: 'Adds a duration, such as P14D, P1M or -PT30M. A date stays a date, an offset is kept.',
    parameters: [{ name: 'duration', label: 'Duration', kind: 'text', required: true }],
    schema: formOf('addDuration', { duration }),
    gives: { type: 'string' },
    apply: (input, { duration: span }) => withMoment(input, 'iso', (moment) => addDuration(moment, span)),
  }),
  onMoment('duration', {
    label: 'Time span',
    summary: 'Turns a time span from one form into another: clock (01:30:00), seconds, minutes, hours, iso (PT1H30M).',
    parameters: [
      { name: 'from', label: 'From', kind: 'choice', required: true, choices: clockForms },
      { name: 'to', label: 'To', kind: 'choice', required: true, choices: clockForms },
    ],
    schema: formOf('duration', { from: z.enum(clockForms), to: z.enum(clockForms) }),
    gives: ({ to }) => (to === 'clock' || to === 'iso' ? { type: 'string' } : { type: 'number' }),
    apply: (input, { from, to }) => {
      const seconds = readSeconds(input, from);
      return seconds === undefined ? new Unfit('found no time span of this form') : writeSeconds(seconds, to);
    },
  }),
] as const;

function isDuration(text: string): boolean {
  try {
    Temporal.Duration.from(text);
    return true;
  } catch {
    return false;
  }
}

function addDuration(moment: Moment, text: string): unknown {
  const span = Temporal.Duration.from(text);
  if (moment.kind === 'instant') {
    const zoned = moment.instant.toZonedDateTimeISO(moment.offset).add(span);
    return moment.offset === 'UTC' ? zoned.toInstant().toString() : zoned.toString({ timeZoneName: 'never' });
  }
  if (moment.kind === 'local') return moment.time.add(span).toString();
  if (span.hours !== 0 || span.minutes !== 0 || span.seconds !== 0) {
    return new Unfit('cannot add hours to a date without a time');
  }
  return moment.date.add(span).toString();
}

function writePattern(time: Temporal.PlainDateTime, pattern: string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const written: Readonly<Record<string, string>> = {
    YYYY: String(time.year).padStart(4, '0'),
    YY: two(time.year % 100),
    MM: two(time.month),
    M: String(time.month),
    DD: two(time.day),
    D: String(time.day),
    HH: two(time.hour),
    H: String(time.hour),
    mm: two(time.minute),
    ss: two(time.second),
  };
  return pattern.replaceAll(/YYYY|YY|MM|M|DD|D|HH|H|mm|ss/g, (token) => written[token] ?? token);
}

function readSeconds(input: string | number, form: (typeof clockForms)[number]): number | undefined {
  if (form === 'clock') {
    const found = /^(-?)(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(String(input).slice(0, 20).trim());
    if (found === null) return undefined;
    const [, sign, hours, minutes, seconds = 0] = found;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  }
  if (form === 'iso') {
    const text = String(input).slice(0, 100);
    // Weeks and days are even here, as they are in time sheets; months and years have no fixed length.
    return isDuration(text) && !/^[^T]*\d[YM]/i.test(text)
      ? Temporal.Duration.from(text).total({ unit: 'seconds', relativeTo: '1970-01-01' })
      : undefined;
  }
  const amount = readDecimal(input);
  const seconds = amount === undefined ? Number.NaN : Number(amount.times(secondsIn[form]).toFixed(6));
  return Math.abs(seconds) < 1e12 ? seconds : undefined;
}

const secondsIn = { seconds: 1, minutes: 60, hours: 3600 } as const;

function writeSeconds(seconds: number, form: (typeof clockForms)[number]): unknown {
  if (form === 'clock') {
    const whole = Math.round(Math.abs(seconds));
    const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    return `${seconds < 0 && whole > 0 ? '-' : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
  }
  if (form === 'iso') {
    return Temporal.Duration.from({ seconds: Math.round(seconds) })
      .round({ largestUnit: 'hours' })
      .toString();
  }
  const exact = readDecimal(seconds)?.div(secondsIn[form]);
  const written = exact === undefined ? undefined : writeDecimal(exact, 6);
  return written === undefined ? new Unfit('came to a number too long to write') : Number(written);
}
