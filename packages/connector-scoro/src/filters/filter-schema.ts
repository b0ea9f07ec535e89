import { z, type ZodType } from 'zod';
import {
  dateTimePattern,
  durationPattern,
  isCalendarDate,
  type Field,
  type Fields,
  type ReadOf,
} from '@tandem/connector-kit';
import { filterForm, isAttested, type DateRange } from './filterable.ts';

type Scalar = string | number | boolean;

/** A filter by custom fields: by id, a value, several values, or a range of dates; `""` finds those without a value. */
type CustomFieldFilter = Readonly<Record<string, Scalar | readonly (string | number)[] | DateRange>>;

type ValueFilter<Value> = [Value] extends [boolean]
  ? boolean
  : [Value] extends [number]
    ? number | readonly number[]
    : [Value] extends [string]
      ? string | readonly string[] | DateRange
      : [Value] extends [readonly (infer Item extends string | number)[]]
        ? Item | readonly Item[]
        : never;

type FilterOfField<F> = F extends { readonly filter: 'no' } | { readonly writeOnly: true }
  ? never
  : F extends { readonly wire: 'customFields' }
    ? CustomFieldFilter
    : ValueFilter<ReadOf<F>>;

/** The filter that a list of records with these fields takes. */
export type FilterOf<Fs extends Fields> = {
  readonly [Name in keyof Fs as [FilterOfField<Fs[Name]>] extends [never] ? never : Name]?: FilterOfField<Fs[Name]>;
};

const mostValues = 1000;
const longestText = 1000;

const dateHint = 'must be a date, YYYY-MM-DD';
const timeHint = 'must be a date, YYYY-MM-DD, or a date and time, such as 2026-01-31T09:30:00';

/**
 * The schema of a list's filter, from its fields. Strict, since Scoro ignores a filter that it does not know and answers all
 * rows. Each member carries `x-filter`: whether somebody attests it, or its rows are checked when they come back.
 * `also`: filters that are no member of a row.
 */
export function filterSchema(fields: Fields, also: Fields = {}): ZodType<Readonly<Record<string, unknown>>> {
  const members = Object.entries({ ...fields, ...also }).flatMap(([name, field]) => {
    const schema = memberSchema(field);
    return schema === undefined ? [] : [[name, describe(schema, field, Object.hasOwn(also, name)).optional()] as const];
  });
  return z.strictObject(Object.fromEntries(members));
}

function describe(schema: ZodType, field: Field, always: boolean): ZodType {
  return schema.meta({
    'x-filter': always || isAttested(field) ? 'attested' : 'unattested',
    ...(field.about !== undefined && { description: field.about }),
    ...(field.refersTo !== undefined && { 'x-refers-to': field.refersTo }),
    ...(field.deprecated === true && { deprecated: true }),
  });
}

function memberSchema(field: Field): ZodType | undefined {
  const form = filterForm(field);
  if (form === undefined) return undefined;
  if (form.by === 'customFields') return customFieldsSchema();
  return form.field.kind === 'date' || form.field.kind === 'dateTime'
    ? dateSchema(form.field)
    : oneOrMany(valueSchema(form.field), form.field);
}

/** Lists of values are attested for ids and enumerations (PROTOCOL.md 8.5). */
function oneOrMany(value: ZodType, field: Field): ZodType {
  return field.kind === 'flag' ? value : z.union([value, z.array(value).min(1).max(mostValues)]);
}

function valueSchema(field: Field): ZodType {
  switch (field.kind) {
    case 'flag':
      return z.boolean();
    case 'integer':
      return z.int();
    case 'number':
      return z.number();
    case 'decimal':
      return z.union([z.number(), z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/, 'must be a decimal number')]);
    case 'duration':
      return z.string().regex(durationPattern, 'must be a length of time, HH:MM:SS');
    case 'choice':
      return choiceSchema(field);
    case 'any':
      return z.union([plainText(), z.number(), z.boolean()]);
    default:
      return plainText();
  }
}

function choiceSchema(field: Field): ZodType {
  const { values = [], open } = field;
  if (open !== true && values.length > 0) return z.literal([...values]);
  return values.some((value) => typeof value === 'number') ? z.int() : plainText();
}

function dateSchema(field: Field): ZodType {
  const value = field.kind === 'date' ? dateText() : dateOrTime();
  return z.union([value, rangeSchema(value)]);
}

function dateText(): ZodType {
  return z.string().refine(isCalendarDate, dateHint).meta({ format: 'date' });
}

function dateOrTime(): ZodType {
  return z
    .string()
    .refine((text) => isCalendarDate(text) || dateTimePattern.test(text), timeHint)
    .meta({ 'x-format': 'local-date-or-time' });
}

function plainText(): ZodType {
  return z.string().max(longestText);
}

function rangeSchema(value: ZodType): ZodType {
  return z
    .strictObject({ from_date: value.optional(), to_date: value.optional() })
    .refine((range) => Object.keys(range).length > 0, 'must have from_date or to_date')
    .meta({ minProperties: 1 });
}

function customFieldsSchema(): ZodType {
  const scalar = z.union([plainText(), z.number()]);
  return z.record(
    z.string(),
    z.union([scalar, z.boolean(), z.array(scalar).min(1).max(mostValues), rangeSchema(dateOrTime())]),
  );
}
