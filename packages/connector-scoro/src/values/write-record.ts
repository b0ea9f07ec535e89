import { type Field, type FieldProblem, type Fields, TandemError, type WireValue } from '@tandem/connector-kit';
import { writeCustomFields } from './custom-field-values.ts';
import { timeZoneHint, toLocalTime } from './date-time.ts';
import { writeDecimal } from './decimal.ts';
import { writeFlag } from './flag.ts';
import { isMembers, setMember, toWire } from './wire-json.ts';

export interface WriteOptions {
  /** The site's time zone, for date-times with an offset. */
  readonly timeZone?: string | undefined;
  /** Where the values stand in the input, such as `record`; empty for the input itself. */
  readonly path: string;
}

/**
 * A checked clean record as Scoro takes it. Members without a declaration go out as they are. Throws `input_invalid` with a
 * problem for each date-time whose offset cannot be turned into local time of the site.
 */
export function writeRecord(
  fields: Fields,
  record: Readonly<Record<string, unknown>>,
  options: WriteOptions,
): Record<string, WireValue> {
  const problems: FieldProblem[] = [];
  const wire = writeMembers(fields, record, options, problems);
  throwAny(problems);
  return wire;
}

/** One checked clean value as Scoro takes it; throws as `writeRecord`. */
export function writeValue(field: Field, value: unknown, options: WriteOptions): WireValue {
  const problems: FieldProblem[] = [];
  const wire = write(field, value, options, problems);
  throwAny(problems);
  return wire;
}

function throwAny(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (first !== undefined) {
    throw new TandemError('input_invalid', `${first.field}: ${first.detail}`, { errors: problems, hint: timeZoneHint });
  }
}

function writeMembers(
  fields: Fields,
  record: Readonly<Record<string, unknown>>,
  options: WriteOptions,
  problems: FieldProblem[],
): Record<string, WireValue> {
  const wire: Record<string, WireValue> = {};
  for (const [name, value] of Object.entries(record)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined) continue;
    setMember(wire, name, field === undefined ? toWire(value) : write(field, value, within(options, name), problems));
  }
  return wire;
}

/** The options of a member: the same, one step deeper. */
function within(options: WriteOptions, name: string): WriteOptions {
  return { ...options, path: options.path === '' ? name : `${options.path}.${name}` };
}

function write(declared: Field, value: unknown, options: WriteOptions, problems: FieldProblem[]): WireValue {
  const field = declared.writes ?? declared;
  if (value === null) return null;
  switch (field.kind) {
    case 'flag':
      return typeof value === 'boolean' ? writeFlag(value) : toWire(value);
    case 'decimal':
      return typeof value === 'number' || typeof value === 'string' ? writeDecimal(value) : toWire(value);
    case 'dateTime':
      return typeof value === 'string' ? writeTime(value, options, problems) : toWire(value);
    case 'list':
      return Array.isArray(value) && field.of !== undefined
        ? writeItems(field.of, value, options, problems)
        : toWire(value);
    case 'object':
      return isMembers(value) ? writeMembers(field.fields ?? {}, value, options, problems) : toWire(value);
    case 'map':
      return isMembers(value) ? writeMap(field, value, options, problems) : toWire(value);
    default:
      return toWire(value);
  }
}

function writeTime(text: string, options: WriteOptions, problems: FieldProblem[]): WireValue {
  const local = toLocalTime(text, options.timeZone);
  if (typeof local === 'string') return local;
  problems.push({ field: options.path, code: 'invalid', detail: local.problem });
  return null;
}

function writeItems(of: Field, items: readonly unknown[], options: WriteOptions, problems: FieldProblem[]): WireValue {
  return items.map((item, place) => write(of, item, within(options, String(place)), problems));
}

function writeMap(
  field: Field,
  values: Readonly<Record<string, unknown>>,
  options: WriteOptions,
  problems: FieldProblem[],
): WireValue {
  if (field.wire === 'customFields') return writeCustomFields(values);
  const wire: Record<string, WireValue> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    setMember(
      wire,
      name,
      field.of === undefined ? toWire(value) : write(field.of, value, within(options, name), problems),
    );
  }
  return wire;
}
