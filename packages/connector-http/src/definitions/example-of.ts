import { isObject, type JsonObject } from './schema-of.ts';

const deepest = 6;

const byFormat: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T09:30:00Z',
  email: 'name@example.com',
  uri: 'https://example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/** A value that a schema takes: its own example, else the smallest there is. */
export function exampleOf(schema: unknown, depth = 0): unknown {
  if (!isObject(schema) || depth > deepest) return 'text';
  const { example, examples, default: otherwise, const: only, enum: choices } = schema;
  for (const given of [example, first(examples), otherwise, only, first(choices)])
    if (given !== undefined) return given;
  const form = first(schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf']);
  if (form !== undefined) return exampleOf(form, depth + 1);
  const type: unknown = [schema['type']].flat().find((each) => each !== 'null');
  switch (type) {
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1;
    case 'boolean':
      return true;
    case 'array':
      return [exampleOf(schema['items'], depth + 1)];
    case 'string':
      return textOf(schema);
    default:
      return type === 'object' || isObject(schema['properties']) ? objectOf(schema, depth) : 'text';
  }
}

function objectOf(schema: JsonObject, depth: number): Record<string, unknown> {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const members = Object.entries(properties).filter(
    ([name, member]) => required.includes(name) && !(isObject(member) && member['readOnly'] === true),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, exampleOf(member, depth + 1)]));
}

function textOf(schema: JsonObject): string {
  const text = (typeof schema['format'] === 'string' ? byFormat[schema['format']] : undefined) ?? 'text';
  const { minLength, maxLength } = schema;
  const long = typeof minLength === 'number' ? text.padEnd(Math.min(minLength, 1_000), 'x') : text;
  return typeof maxLength === 'number' ? long.slice(0, maxLength) : long;
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
