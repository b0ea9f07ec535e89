import { twoDigits } from './two-digits.ts';

const DAY = 86_400_000;
/** Dates are written so often that their texts are kept: ten years of them. */
const MOST_DATES = 3_660;
const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

interface OffsetPeriod {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly text: string;
  /** Texts of the minutes of a day in this period, as far as they were needed. */
  readonly minutes: string[];
}

function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}

/** What a date-time in a request said. */
export interface WrittenTime {
  /** The instant, with the clock time read as local time of the site. */
  readonly local: number;
  /** The instant that the offset in the text says; the same as `local` where there was none. */
  readonly exact: number;
  readonly hasOffset: boolean;
}

/**
 * Time as a site sees it: its zone, and the two years its records lie in. Rows are laid along those years in the order of
 * their numbers, so that a range of dates is a range of rows.
 */
export class SiteClock {
  readonly timeZone: string;
  /** Milliseconds at which the records begin and end. */
  readonly from: number;
  readonly until: number;
  #periods: OffsetPeriod[] = [];
  #current: OffsetPeriod;
  readonly #dates = new Map<number, string>();

  constructor(timeZone: string, until: string) {
    this.timeZone = timeZone;
    const end = Temporal.PlainDate.from(until);
    this.until = end.toZonedDateTime(timeZone).epochMilliseconds;
    this.from = end.subtract({ years: 2 }).toZonedDateTime(timeZone).epochMilliseconds;
    this.#current = this.#periodAt(this.from);
  }

  /** The instant of row `index` of `count`: never falls as the index rises. */
  along(index: number, count: number): number {
    const exact = this.from + ((index + 1) / count) * (this.until - this.from - DAY);
    return Math.floor(exact / 1000) * 1000;
  }

  /** `2026-01-31T09:30:00+01:00` */
  iso(instant: number): string {
    const period = this.#period(instant);
    const local = instant + period.offset;
    const day = Math.floor(local / DAY);
    const seconds = Math.floor((local - day * DAY) / 1000);
    // Office hours end on whole minutes; their texts are made once, for this is done for every row of every list.
    if (seconds % 60 !== 0) return `${this.dateOfDay(day)}T${clockText(seconds)}${period.text}`;
    const minute = seconds / 60;
    const time = (period.minutes[minute] ??= `T${clockText(seconds)}${period.text}`);
    return this.dateOfDay(day) + time;
  }

  /** `2026-01-31 09:30:00` */
  naive(instant: number): string {
    const local = instant + this.#period(instant).offset;
    const day = Math.floor(local / DAY);
    return `${this.dateOfDay(day)} ${clockText(Math.floor((local - day * DAY) / 1000))}`;
  }

  /** `2026-01-31` */
  date(instant: number): string {
    return this.dateOfDay(this.day(instant));
  }

  /** The day of an instant, counted from 1970; Saturdays and Sundays count as the Friday before. */
  workday(instant: number): number {
    const day = this.day(instant);
    const weekday = (day + 4) % 7;
    return weekday === 6 ? day - 1 : weekday === 0 ? day - 2 : day;
  }

  day(instant: number): number {
    return Math.floor((instant + this.#period(instant).offset) / DAY);
  }

  dateOfDay(day: number): string {
    const known = this.#dates.get(day);
    if (known !== undefined) return known;
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    if (this.#dates.size >= MOST_DATES) this.#dates.clear();
    this.#dates.set(day, date);
    return date;
  }

  /** The instant of a time of day, in seconds, on a day counted from 1970. */
  timeOn(day: number, seconds: number): number {
    const utc = day * DAY + seconds * 1000;
    return utc - this.#period(utc).offset;
  }

  /** Reads a date or date-time; undefined where it is none. */
  parse(text: string): WrittenTime | undefined {
    const parts = written.exec(text.trim());
    if (parts === null) return undefined;
    const [, date, time = '00:00', offset] = parts;
    try {
      const local = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' }).toZonedDateTime(
        this.timeZone,
      ).epochMilliseconds;
      if (offset === undefined) return { local, exact: local, hasOffset: false };
      return { local, exact: Temporal.Instant.from(`${date}T${time}${offset}`).epochMilliseconds, hasOffset: true };
    } catch {
      return undefined;
    }
  }

  #period(instant: number): OffsetPeriod {
    const current = this.#current;
    if (instant >= current.from && instant < current.to) return current;
    this.#current =
      this.#periods.find((period) => instant >= period.from && instant < period.to) ?? this.#periodAt(instant);
    return this.#current;
  }

  #periodAt(instant: number): OffsetPeriod {
    const moment = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.timeZone);
    const next = moment.getTimeZoneTransition('next');
    const last = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
    const period = {
      from: last?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
      to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      offset: moment.offsetNanoseconds / 1_000_000,
      text: moment.offset,
      minutes: [],
    };
    this.#periods = [...this.#periods.slice(-200), period];
    return period;
  }
}
