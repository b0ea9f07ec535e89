import { TandemError, type Field, type FieldProblem, type Fields, type WireValue } from '@tandem/connector-kit';
import { localTime } from '../values/date-time.ts';
import { writeValue } from '../values/write-record.ts';
import type { WireMembers } from '../wire/envelope.ts';
import { filterForm, isAttested, isDateRange, type DateRange, type FilterForm } from './filterable.ts';
import { matcher, memberMatcher, type Match } from './matches-filter.ts';

/** A filter, made ready: what goes out, and what is checked on the rows that come back. */
export interface FilterPlan {
  readonly wire: WireMembers;
  /** Names of the filters that nobody attests, and whose rows are therefore checked. */
  readonly rechecked: readonly string[];
  /** Whether a clean row is one that was asked for; undefined where the row does not carry what would tell. */
  readonly matches: (row: unknown) => boolean | undefined;
}

export interface FilterOptions {
  /** The site's time zone, for date-times with an offset. */
  readonly timeZone?: string | undefined;
  /** Custom fields stand beside the others, as in custom modules, and not in a member of their own (PROTOCOL.md 6). */
  readonly flatCustomFields?: boolean;
  /** Full rows were asked for. */
  readonly detailed?: boolean;
  /** The authentication mode in use. */
  readonly mode?: string;
  /** Filters that are no member of a row; always attested. */
  readonly also?: Fields;
}

/**
 * Makes a filter ready. Attested filters go as they are. Others go too, and the rows that come back are checked. Names that no
 * field has go out untouched: whoever let them through knows why. Throws `input_invalid` for a filter that could not be
 * checked, since Scoro would silently answer all rows.
 */
export function planFilter(fields: Fields, filter: Readonly<Record<string, unknown>>, options: FilterOptions): FilterPlan {
  const wire: Record<string, WireValue> = {};
  const checks = new Map<string, Match>();
  const problems: FieldProblem[] = [];
  for (const [name, wanted] of Object.entries(filter)) {
    const always = options.also !== undefined && Object.hasOwn(options.also, name);
    const field = always ? options.also?.[name] : Object.hasOwn(fields, name) ? fields[name] : undefined;
    const form = field === undefined ? undefined : filterForm(field);
    if (wanted === undefined) continue;
    if (field === undefined || form === undefined) {
      define(wire, name, untouched(wanted));
      continue;
    }
    const problem = always || isAttested(field) ? undefined : whyUncheckable(field, options);
    if (problem !== undefined) problems.push({ field: `filter.${name}`, code: 'not_filterable', detail: problem });
    const value = wireValue(form, wanted, options, `filter.${name}`);
    if (form.by === 'customFields' && options.flatCustomFields === true) addAll(wire, value);
    else define(wire, name, value);
    if (!always && !isAttested(field) && form.by !== 'customFields') checks.set(name, check(form, wanted, options));
  }
  if (problems.length > 0) throw notFilterable(problems);
  return { wire, rechecked: [...checks.keys()], matches: (row) => matchesAll(checks, row) };
}

/** The error of filters that cannot be relied on. */
export function notFilterable(problems: readonly FieldProblem[]): TandemError {
  const [first] = problems;
  return new TandemError('input_invalid', `${first?.field ?? 'filter'}: ${first?.detail ?? 'cannot be filtered by.'}`, {
    errors: problems,
    hint: 'Scoro ignores filters it does not know and answers all rows, so this one is not sent. Ask for full rows with "detailed": true, or filter by another field.',
  });
}

function whyUncheckable(field: Field, options: FilterOptions): string | undefined {
  if (field.availableIn !== undefined && !field.availableIn.includes('list') && options.detailed !== true) {
    return 'cannot be filtered by: nobody attests this filter, and the rows of a list do not carry the field to check it.';
  }
  if (field.onlyWith !== undefined && options.mode !== undefined && field.onlyWith !== options.mode) {
    return 'cannot be filtered by: nobody attests this filter, and the rows carry the field only for a signed-in user.';
  }
  return undefined;
}

function check(form: Exclude<FilterForm, { by: 'customFields' }>, wanted: unknown, options: FilterOptions): Match {
  const local = localWanted(form.field, wanted, options);
  return form.by === 'member' ? memberMatcher(form.field, local) : matcher(form.field, local);
}

/** Date-times as the site's clock shows them, since that is what rows are compared by. */
function localWanted(field: Field, wanted: unknown, options: FilterOptions): unknown {
  if (field.kind !== 'dateTime') return wanted;
  if (Array.isArray(wanted)) return wanted.map((one) => localWanted(field, one, options));
  if (isDateRange(wanted)) return writeRange(wanted, options);
  return typeof wanted === 'string' ? writeBound(wanted, options) : wanted;
}

function matchesAll(checks: ReadonlyMap<string, Match>, row: unknown): boolean | undefined {
  let untold = false;
  for (const [name, match] of checks) {
    const value = memberOf(row, name);
    if (value === undefined) untold = true;
    else if (!match(value)) return false;
  }
  return untold ? undefined : true;
}

function memberOf(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;
}

function wireValue(form: FilterForm, wanted: unknown, options: FilterOptions, path: string): WireValue {
  if (form.by === 'customFields') return customFieldsValue(wanted, options);
  if (Array.isArray(wanted)) return wanted.map((one) => wireValue(form, one, options, path));
  if (isDateRange(wanted)) return writeRange(wanted, options);
  if (form.field.kind === 'dateTime' && typeof wanted === 'string') return writeBound(wanted, options);
  return writeValue(form.field, wanted, { ...zoneOf(options), path });
}

function customFieldsValue(wanted: unknown, options: FilterOptions): WireMembers {
  const values: Record<string, WireValue> = {};
  for (const [id, value] of Object.entries(typeof wanted === 'object' && wanted !== null ? wanted : {})) {
    const flag = typeof value === 'boolean' ? Number(value) : value;
    define(values, id, isDateRange(flag) ? writeRange(flag, options) : untouched(flag));
  }
  return values;
}

function writeRange(range: DateRange, options: FilterOptions): { readonly from_date?: string; readonly to_date?: string } {
  return {
    ...(range.from_date !== undefined && { from_date: writeBound(range.from_date, options) }),
    ...(range.to_date !== undefined && { to_date: writeBound(range.to_date, options) }),
  };
}

function writeBound(text: string, options: FilterOptions): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : localTime(text, options.timeZone);
}

function zoneOf(options: FilterOptions): { readonly timeZone?: string } {
  return options.timeZone === undefined ? {} : { timeZone: options.timeZone };
}

/** Free-form names may be any, `__proto__` too. */
function define(members: Record<string, WireValue>, name: string, value: WireValue): void {
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}

function addAll(members: Record<string, WireValue>, values: WireValue): void {
  if (typeof values !== 'object' || values === null) return;
  for (const [name, value] of Object.entries(values)) define(members, name, value);
}

/** Any JSON; the input came through `JSON.parse` or the input schema. */
function untouched(value: unknown): WireValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(untouched);
  const members: Record<string, WireValue> = {};
  for (const [name, inner] of Object.entries(value ?? {})) define(members, name, untouched(inner));
  return members;
}
