/** A JSON Schema 2020-12 as data; `{}` permits anything. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Anything: what is not known is not guessed. */
export const anything: JsonSchema = {};

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  return schema === anything ? anything : { anyOf: [schema, { type: 'null' }] };
}

/** An object of just these members, each of them there. */
export function objectOf(members: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties: members, required: Object.keys(members), additionalProperties: false };
}

const deepest = 20;

/** What a sample tells of things like it: the types of what it holds. Others may hold more, and what is null in it may be anything. */
export function schemaOfSample(sample: unknown, depth = 0): JsonSchema {
  if (depth > deepest || sample === null || sample === undefined) return anything;
  if (Array.isArray(sample)) return { type: 'array', items: schemaOfItems(sample, depth) };
  if (typeof sample !== 'object') return { type: typeof sample };
  const members = Object.entries(sample).map(([name, value]) => [name, schemaOfSample(value, depth + 1)]);
  return { type: 'object', properties: Object.fromEntries(members) };
}

/** Items of one shape tell what items are; others tell nothing. */
function schemaOfItems(items: readonly unknown[], depth: number): JsonSchema {
  const [first, ...rest] = items.slice(0, 20).map((item) => schemaOfSample(item, depth + 1));
  if (first === undefined) return anything;
  const text = JSON.stringify(first);
  return rest.every((schema) => JSON.stringify(schema) === text) ? first : anything;
}
