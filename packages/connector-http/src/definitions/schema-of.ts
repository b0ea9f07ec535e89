import { z } from 'zod';

export type JsonObject = Readonly<Record<string, unknown>>;

const deepest = 12;
const mostMembers = 500;

/**
 * A JSON Schema that a person or a document gave, as a schema of our own: types, members, lists, choices and bounds are kept, and what else it
 * says only describes. Patterns are not run, since nobody vouches for how long they take. What is not understood takes any value.
 *
 * A writer's objects refuse members that they do not name, unless they say `additionalProperties`; a reader's let everything through.
 */
export function schemaOf(schema: unknown, side: 'read' | 'write', depth = 0): z.ZodType {
  if (!isObject(schema) || depth > deepest) return z.unknown();
  const bare = bareSchema(schema, side, depth);
  const facts = factsOf(schema);
  const full = mayBeNull(schema) && bare.type !== 'unknown' ? bare.nullable() : bare;
  return Object.keys(facts).length === 0 ? full : full.meta(facts);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bareSchema(schema: JsonObject, side: 'read' | 'write', depth: number): z.ZodType {
  const { enum: choices } = schema;
  if (Array.isArray(choices)) return choiceSchema(choices, side);
  if (isPrimitive(schema['const'])) return choiceSchema([schema['const']], side);
  const forms = listOf(schema['oneOf'] ?? schema['anyOf']).filter((form) => typeOf(form) !== 'null');
  if (forms.length > 0) return unionSchema(forms.map((form) => schemaOf(form, side, depth + 1)));
  if (Array.isArray(schema['allOf'])) return mergedSchema(schema, side, depth);
  switch (typeOf(schema)) {
    case 'string':
      return textSchema(schema, side);
    case 'integer':
      return bounded(z.int(), schema, side);
    case 'number':
      return bounded(z.number(), schema, side);
    case 'boolean':
      return z.boolean();
    case 'array':
      return z.array(schemaOf(schema['items'], side, depth + 1));
    case 'object':
      return objectSchema(schema, side, depth);
    default:
      return isObject(schema['properties']) ? objectSchema(schema, side, depth) : z.unknown();
  }
}

function objectSchema(schema: JsonObject, side: 'read' | 'write', depth: number): z.ZodType {
  const members = isObject(schema['properties']) ? Object.entries(schema['properties']).slice(0, mostMembers) : [];
  const required = new Set(listOf(schema['required']));
  const shape = Object.fromEntries(
    members
      .filter(([name, member]) => name !== '__proto__' && isOnSide(member, side))
      .map(([name, member]) => {
        const inner = schemaOf(member, side, depth + 1);
        return [name, side === 'write' && required.has(name) ? inner : inner.optional()];
      }),
  );
  const more = schema['additionalProperties'];
  if (side === 'read') return z.looseObject(shape);
  if (isObject(more)) return z.object(shape).catchall(schemaOf(more, side, depth + 1));
  return more === true || members.length === 0 ? z.looseObject(shape) : z.strictObject(shape);
}

function isOnSide(member: unknown, side: 'read' | 'write'): boolean {
  return !isObject(member) || member[side === 'write' ? 'readOnly' : 'writeOnly'] !== true;
}

/** All parts of an `allOf` as one object, where they are objects. */
function mergedSchema(schema: JsonObject, side: 'read' | 'write', depth: number): z.ZodType {
  const parts = [...listOf(schema['allOf']), { ...schema, allOf: undefined }].filter(isObject);
  const [only] = parts;
  if (parts.length === 2 && only !== undefined && !isObject(schema['properties']))
    return schemaOf(only, side, depth + 1);
  if (
    !parts.every((part) => part['oneOf'] === undefined && part['anyOf'] === undefined && !Array.isArray(part['allOf']))
  )
    return z.unknown();
  const properties = Object.fromEntries(
    parts.flatMap((part) => (isObject(part['properties']) ? Object.entries(part['properties']) : [])),
  );
  if (Object.keys(properties).length === 0) return z.unknown();
  const required = parts.flatMap((part) => listOf(part['required']));
  const open = parts.find((part) => part['additionalProperties'] !== undefined)?.['additionalProperties'];
  return objectSchema({ properties, required, additionalProperties: open }, side, depth + 1);
}

function choiceSchema(choices: readonly unknown[], side: 'read' | 'write'): z.ZodType {
  const known = choices.filter(isPrimitive).slice(0, mostMembers);
  const [first] = known;
  if (first === undefined || known.length < choices.length) return z.unknown();
  const literal = z.literal([first, ...known.slice(1)]);
  // A reader may meet what was added since.
  return side === 'read' ? z.union([literal, z.unknown()]) : literal;
}

function unionSchema(forms: readonly z.ZodType[]): z.ZodType {
  const [first, ...others] = forms;
  if (first === undefined) return z.unknown();
  return others.length === 0 ? first : z.union([first, ...others]);
}

function textSchema(schema: JsonObject, side: 'read' | 'write'): z.ZodType {
  const { minLength, maxLength } = schema;
  let text = z.string();
  if (side === 'read') return text;
  if (isCount(minLength)) text = text.min(minLength);
  if (isCount(maxLength)) text = text.max(maxLength);
  return text;
}

function bounded(number: z.ZodNumber, schema: JsonObject, side: 'read' | 'write'): z.ZodType {
  const { minimum, maximum } = schema;
  let bound = number;
  if (side === 'read') return bound;
  if (typeof minimum === 'number') bound = bound.min(minimum);
  if (typeof maximum === 'number') bound = bound.max(maximum);
  return bound;
}

/** What it says for people. */
function factsOf(schema: JsonObject): Record<string, unknown> {
  const { title, description, format, default: otherwise, deprecated } = schema;
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description: description.slice(0, 2_000) }),
    ...(typeof format === 'string' && { format }),
    ...(isPrimitive(otherwise) && { default: otherwise }),
    ...(deprecated === true && { deprecated }),
  };
}

function mayBeNull(schema: JsonObject): boolean {
  const { type, oneOf, anyOf } = schema;
  if (schema['nullable'] === true || (Array.isArray(type) && type.includes('null'))) return true;
  return listOf(oneOf ?? anyOf).some((form) => typeOf(form) === 'null');
}

/** The one type besides null; undefined where there are several or none. */
function typeOf(schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  const { type } = schema;
  if (typeof type === 'string') return type;
  const types = listOf(type).filter((each) => each !== 'null');
  return types.length === 1 && typeof types[0] === 'string' ? types[0] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isPrimitive(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
