import { dateTimePattern, TandemError } from '@tandem/connector-kit';
import { temporal } from './temporal.ts';
import { isNothing, unexpected } from './unexpected-values.ts';

const naivePattern = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)$/;

/**
 * A date with a time of day in ISO 8601: with the site's offset where Scoro sends one, naive local time elsewhere
 * (`YYYY-mm-dd HH:ii:ss` gets its `T`). One that starts with `0000` is none (PROTOCOL.md 9).
 */
export function readDateTime(wire: unknown): string | null | typeof unexpected {
  if (typeof wire !== 'string') return isNothing(wire) ? null : unexpected;
  if (wire === '' || wire.startsWith('0000')) return null;
  if (!dateTimePattern.test(wire)) return unexpected;
  return wire.charAt(10) === ' ' ? `${wire.slice(0, 10)}T${wire.slice(11)}` : wire;
}

/** Why a date-time cannot be written; a sentence for people. */
export interface UnwritableTime {
  readonly problem: string;
}

/**
 * A date-time as Scoro takes it: naive local time of the site (PROTOCOL.md 6.7). Naive time passes as it is; a time with an offset is
 * turned into the site's zone.
 */
export function toLocalTime(text: string, timeZone: string | undefined): string | UnwritableTime {
  if (naivePattern.test(text)) return text;
  if (!dateTimePattern.test(text)) return { problem: 'must be a date and time, such as 2026-01-31T09:30:00.' };
  if (timeZone === undefined) {
    return {
      problem:
        'has an offset, but the time zone of the site is not known. Give local time of the site, such as 2026-01-31T09:30:00.',
    };
  }
  try {
    const { Instant } = temporal();
    return Instant.from(text).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' });
  } catch {
    return { problem: `cannot be turned into the time zone of the site, ${timeZone}.` };
  }
}

/** As `toLocalTime`; throws `input_invalid`, on `field` where it is given. */
export function localTime(text: string, timeZone: string | undefined, field = 'input'): string {
  const local = toLocalTime(text, timeZone);
  if (typeof local === 'string') return local;
  throw new TandemError('input_invalid', `${field}: ${local.problem}`, {
    errors: [{ field, code: 'invalid', detail: local.problem }],
    hint: timeZoneHint,
  });
}

/** What a person can do where a time with an offset meets a site of unknown time zone. */
export const timeZoneHint =
  'Set the property timeZone, such as Europe/Tallinn, or give local time of the site without an offset.';

/**
 * The instant that a clean date-time stands for. Naive time is the site's; where its clock shows it twice the first is meant unless the `later` one is
 * asked for, and where it skips it the time moves on by the gap. Undefined without a known zone, or for what is no date-time.
 */
export function instantOf(
  text: string,
  timeZone: string | undefined,
  disambiguation: 'compatible' | 'later' = 'compatible',
): Temporal.Instant | undefined {
  try {
    const { Instant, PlainDateTime } = temporal();
    if (!naivePattern.test(text)) return Instant.from(text);
    return timeZone === undefined
      ? undefined
      : PlainDateTime.from(text).toZonedDateTime(timeZone, { disambiguation }).toInstant();
  } catch {
    return undefined;
  }
}
