import {
  isCalendarDate,
  TandemError,
  type Field,
  type FieldProblem,
  type Fields,
  type WireValue,
} from '@tandem/connector-kit';
import { localTime } from '../values/date-time.ts';
import { isMembers, setMember, toWire } from '../values/wire-json.ts';
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
export function planFilter(
  fields: Fields,
  filter: Readonly<Record<string, unknown>>,
  options: FilterOptions,
): FilterPlan {
  const wire: Record<string, WireValue> = {};
  const checks = new Map<string, Match>();
  const problems: FieldProblem[] = [];
  for (const [name, wanted] of Object.entries(filter)) {
    if (wanted === undefined) continue;
    const path = `filter.${name}`;
    const { field, attested } = declarationOf(name, fields, options);
    const form = field === undefined ? undefined : filterForm(field);
    if (field === undefined || form === undefined) {
      setMember(wire, name, toWire(wanted));
      continue;
    }
    const problem = attested ? undefined : whyUncheckable(field, options);
    if (problem !== undefined) problems.push({ field: path, code: 'not_filterable', detail: problem });
    const value = wireValue(form, wanted, options, path);
    if (form.by === 'customFields' && options.flatCustomFields === true) addAll(wire, value);
    else setMember(wire, name, value);
    if (!attested && form.by !== 'customFields') checks.set(name, check(form, wanted, options, path));
  }
  if (problems.length > 0) throw notFilterable(problems);
  return { wire, rechecked: [...checks.keys()], matches: (row) => matchesAll(checks, row) };
}

function declarationOf(
  name: string,
  fields: Fields,
  options: FilterOptions,
): { readonly field?: Field | undefined; readonly attested: boolean } {
  if (options.also !== undefined && Object.hasOwn(options.also, name))
    return { field: options.also[name], attested: true };
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return { field, attested: field !== undefined && isAttested(field) };
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

function check(
  form: Exclude<FilterForm, { by: 'customFields' }>,
  wanted: unknown,
  options: FilterOptions,
  path: string,
): Match {
  const local = localWanted(form.field, wanted, options, path);
  return form.by === 'member' ? memberMatcher(form.field, local) : matcher(form.field, local);
}

/** Date-times as the site's clock shows them, since that is what rows are compared by. */
function localWanted(field: Field, wanted: unknown, options: FilterOptions, path: string): unknown {
  if (field.kind !== 'dateTime') return wanted;
  if (isDateRange(wanted)) return writeRange(wanted, options, path);
  return typeof wanted === 'string' ? writeBound(wanted, options, path) : wanted;
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
  if (form.by === 'customFields') return customFieldsValue(wanted, options, path);
  if (Array.isArray(wanted)) return wanted.map((one) => wireValue(form, one, options, path));
  if (isDateRange(wanted)) return writeRange(wanted, options, path);
  if (form.field.kind === 'dateTime' && typeof wanted === 'string') return writeBound(wanted, options, path);
  return writeValue(form.field, wanted, { timeZone: options.timeZone, path });
}

function customFieldsValue(wanted: unknown, options: FilterOptions, path: string): WireMembers {
  const values: Record<string, WireValue> = {};
  for (const [id, value] of Object.entries(isMembers(wanted) ? wanted : {})) {
    const flag = typeof value === 'boolean' ? Number(value) : value;
    setMember(values, id, isDateRange(flag) ? writeRange(flag, options, `${path}.${id}`) : toWire(flag));
  }
  return values;
}

function writeRange(
  range: DateRange,
  options: FilterOptions,
  path: string,
): { readonly from_date?: string; readonly to_date?: string } {
  return {
    ...(range.from_date !== undefined && { from_date: writeBound(range.from_date, options, `${path}.from_date`) }),
    ...(range.to_date !== undefined && { to_date: writeBound(range.to_date, options, `${path}.to_date`) }),
  };
}

/** A bare date stays one; Scoro takes it for its midnight (PROTOCOL.md 8.3). */
function writeBound(text: string, options: FilterOptions, path: string): string {
  return isCalendarDate(text) ? text : localTime(text, options.timeZone, path);
}

function addAll(members: Record<string, WireValue>, values: WireValue): void {
  if (typeof values !== 'object' || values === null) return;
  for (const [name, value] of Object.entries(values)) setMember(members, name, value);
}
