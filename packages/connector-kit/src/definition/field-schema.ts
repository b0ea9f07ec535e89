import { z } from 'zod';
import { isCalendarDate } from './calendar-date.ts';
import type { Field, Fields } from './field.ts';
import { describeField, type Side } from './field-description.ts';

/** What a decimal looks like as text: exact, never in scientific notation. */
export const decimalPattern = /^-?\d+(\.\d+)?$/;
/** `HH:MM:SS`; hours may pass 24 and 99. */
export const durationPattern = /^-?\d{2,}:[0-5]\d:[0-5]\d$/;
/** A time of day on a date: naive local time, or with an offset. */
export const dateTimePattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A record as a reader gets it: any member may be missing or null, and unknown members pass through. */
export function readSchema(fields: Fields): z.ZodObject {
  return z.looseObject(shapeOf(fields, 'read', (field) => field.writeOnly !== true, optionalAndNullable));
}

/** A record as a create takes it: no unknown members, none that the application sets, and all that it requires. */
export function newRecordSchema(fields: Fields): z.ZodObject {
  return closed(
    fields,
    (field) => field.readOnly !== true,
    (field, schema) => (field.requiredOnCreate === true ? schema : optionalAndNullable(field, schema)),
  );
}

/** A record as an update takes it: what is given changes, null clears. `required` names members that the application asks for even so. */
export function changesSchema(fields: Fields, required: readonly string[] = []): z.ZodObject {
  return closed(
    fields,
    (field) => field.readOnly !== true && field.createOnly !== true,
    (field, schema, name) => (required.includes(name) ? schema : optionalAndNullable(field, schema)),
  );
}

/** The names that a record's schema refuses because the application sets them, or sets them for good; so that a refusal can say so. */
export function notWritableNames(schema: z.core.$ZodType): ReadonlySet<string> {
  return notWritable.get(schema) ?? new Set();
}

/** The schema of one value. */
export function valueSchema(field: Field, side: Side): z.ZodType {
  if (side === 'write' && field.writes !== undefined) {
    return valueSchema(field.writes, side);
  }
  switch (field.kind) {
    case 'text':
      return z.string();
    case 'richText':
      return z.string().meta({ contentMediaType: 'text/html' });
    case 'choice':
      return choiceSchema(field, side);
    case 'integer':
      return z.int();
    case 'number':
      return z.number();
    case 'decimal':
      return decimalSchema(side);
    case 'flag':
      return z.boolean();
    case 'date':
      return dateSchema(field, side);
    case 'dateTime':
      return dateTimeSchema(field, side);
    case 'duration':
      return z.string().regex(durationPattern, 'must be a length of time, HH:MM:SS');
    case 'list':
      return z.array(itemSchema(field, side));
    case 'object':
      // What stands inside a record is written whole: what it requires must be there, whether the record is new or not.
      return side === 'read' ? readSchema(field.fields ?? {}) : newRecordSchema(field.fields ?? {});
    case 'map':
      return z.record(z.string(), side === 'read' ? nullable(itemSchema(field, side)) : itemSchema(field, side));
    case 'any':
      return z.unknown();
  }
}

const notWritable = new WeakMap<z.core.$ZodType, ReadonlySet<string>>();

function closed(fields: Fields, isTaken: (field: Field) => boolean, finish: Finish): z.ZodObject {
  const schema = z.strictObject(shapeOf(fields, 'write', isTaken, finish));
  notWritable.set(schema, new Set(Object.keys(fields).filter((name) => !Object.hasOwn(schema.shape, name))));
  return schema;
}

type Finish = (field: Field, schema: z.ZodType, name: string) => z.ZodType;

function shapeOf(
  fields: Fields,
  side: Side,
  isTaken: (field: Field) => boolean,
  finish: Finish,
): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => isTaken(field))
      .map(([name, field]) => [
        name,
        finish(field, valueSchema(field, side), name).meta(describeField(name, field, side)),
      ]),
  );
}

function optionalAndNullable(_field: Field, schema: z.ZodType): z.ZodType {
  return nullable(schema).optional();
}

function nullable(schema: z.ZodType): z.ZodType {
  return schema.type === 'unknown' ? schema : schema.nullable();
}

function itemSchema(field: Field, side: Side): z.ZodType {
  return field.of === undefined ? z.unknown() : valueSchema(field.of, side);
}

/** A reader may meet values that are not known; a writer may give them where the list is open. */
function choiceSchema(field: Field, side: Side): z.ZodType {
  const values = field.values ?? [];
  const known = z.literal([...values]);
  if (side === 'write' && field.open !== true) {
    return known;
  }
  return z.union([known, typeof values[0] === 'number' ? z.number() : z.string()]);
}

function decimalSchema(side: Side): z.ZodType {
  const text = z.string().regex(decimalPattern, 'must be a decimal number such as "12.50"');
  return side === 'read' ? text : z.union([text, z.number()]);
}

function dateSchema(field: Field, side: Side): z.ZodType {
  if (side === 'read' && field.wire !== undefined) {
    return z.string();
  }
  return z.string().refine(isCalendarDate, 'must be a date, YYYY-MM-DD').meta({ format: 'date' });
}

function dateTimeSchema(field: Field, side: Side): z.ZodType {
  const text = z.string().regex(dateTimePattern, 'must be a date and time, such as 2026-01-31T09:30:00');
  return side === 'read' && field.wire === undefined ? text.meta({ format: 'date-time' }) : text;
}
