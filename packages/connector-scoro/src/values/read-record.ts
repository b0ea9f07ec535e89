import type { Field, Fields, Warning } from '@tandem/connector-kit';
import { readCustomFields } from './custom-field-values.ts';
import { readDate, readPartialDate } from './date.ts';
import { readDateTime } from './date-time.ts';
import { readDecimal } from './decimal.ts';
import { readDuration } from './duration.ts';
import { readFlag } from './flag.ts';
import { readMarkup, readPlainText } from './plain-text.ts';
import { isNothing, unexpected, UnexpectedValues } from './unexpected-values.ts';
import { readInteger, readNumber } from './whole-number.ts';
import { isMembers, setMember } from './wire-json.ts';

/** Turns wire rows into clean records. */
export type RecordReader = (row: unknown, strange: UnexpectedValues) => unknown;

/**
 * The reader of records with these fields, made once: a million rows pass through it. Unknown members pass through untouched; a value
 * that has not its declared form is delivered as it came, and noted.
 */
export function recordReader(fields: Fields): RecordReader {
  let reader = readers.get(fields);
  if (reader === undefined) {
    reader = objectReader(fields, '');
    readers.set(fields, reader);
  }
  return reader;
}

/** Reads one row. Never throws. */
export function readRecord(
  fields: Fields,
  row: unknown,
): { readonly record: unknown; readonly warnings: readonly Warning[] } {
  const strange = new UnexpectedValues();
  const record = recordReader(fields)(row, strange);
  return { record, warnings: strange.warnings() };
}

/** Reads a value that is not null. */
type ValueReader = (wire: unknown, strange: UnexpectedValues) => unknown;

const readers = new WeakMap<Fields, RecordReader>();

/**
 * Copies the whole object at once, which engines do fastest and which keeps members of any name and order, and then sets
 * those whose clean form is another.
 */
function objectReader(fields: Fields, path: string): ValueReader {
  const members = Object.entries(fields).map(([name, field]) => ({
    name,
    read: valueReader(field, path === '' ? name : `${path}.${name}`),
  }));
  const shown = path === '' ? 'record' : path;
  return (wire, strange) => {
    if (!isMembers(wire)) return nothingElse(wire, null, shown, 'object', strange);
    const record = { ...wire };
    for (const { name, read } of members) {
      const value = wire[name];
      if (value === undefined || value === null) continue;
      const clean = read(value, strange);
      if (clean !== value) record[name] = clean;
    }
    return record;
  };
}

function valueReader(field: Field, path: string): ValueReader {
  if (field.wire === 'customFields') return simple(readCustomFields, path, 'list of custom fields');
  switch (field.kind) {
    case 'text':
      return simple(readPlainText, path, 'text');
    case 'richText':
      return simple(readMarkup, path, 'text');
    case 'choice':
      return typeof field.values?.[0] === 'number'
        ? simple(readInteger, path, 'whole number')
        : simple(readPlainText, path, 'text');
    case 'integer':
      return simple(readInteger, path, 'whole number');
    case 'number':
      return simple(readNumber, path, 'number');
    case 'decimal':
      return simple((wire) => readDecimal(wire, field.scale), path, 'decimal number');
    case 'flag':
      return simple(readFlag, path, 'yes or no');
    case 'date':
      return simple(field.wire === 'partialDate' ? readPartialDate : readDate, path, 'date');
    case 'dateTime':
      return simple(readDateTime, path, 'date and time');
    case 'duration':
      return simple(readDuration, path, 'length of time');
    case 'list':
      return listReader(field.of, path);
    case 'object':
      return objectReader(field.fields ?? {}, path);
    case 'map':
      return mapReader(field.of, path);
    case 'any':
      return (wire) => wire;
  }
}

function simple(read: (wire: unknown) => unknown, path: string, expected: string): ValueReader {
  return (wire, strange) => {
    const value = read(wire);
    if (value !== unexpected) return value;
    strange.note(path, expected);
    return wire;
  };
}

function listReader(of: Field | undefined, path: string): ValueReader {
  const read: ValueReader = of === undefined ? (wire) => wire : valueReader(of, path);
  return (wire, strange) => {
    if (!Array.isArray(wire)) return nothingElse(wire, null, path, 'list', strange);
    return wire.map((item: unknown) => (item === null ? null : read(item, strange)));
  };
}

/** An empty PHP map may print as `[]` (PROTOCOL.md 9). */
function mapReader(of: Field | undefined, path: string): ValueReader {
  const read: ValueReader = of === undefined ? (wire) => wire : valueReader(of, path);
  return (wire, strange) => {
    if (!isMembers(wire)) return nothingElse(wire, Array.isArray(wire) ? {} : null, path, 'object', strange);
    const values: Record<string, unknown> = {};
    for (const name of Object.keys(wire)) {
      const value = wire[name];
      setMember(values, name, value === null ? null : read(value, strange));
    }
    return values;
  };
}

/** Null for what stands for nothing; anything else is no form that was declared. */
function nothingElse(
  wire: unknown,
  nothing: unknown,
  path: string,
  expected: string,
  strange: UnexpectedValues,
): unknown {
  if (wire === null) return null;
  if (isNothing(wire)) return nothing;
  strange.note(path, expected);
  return wire;
}
