import type { Method } from '@tandem/connector-kit';
import { z } from 'zod';
import type { JsonSchema } from './json-schema.ts';

/** What a method takes and gives, as JSON Schema 2020-12. */
export interface MethodSchemas {
  readonly input: JsonSchema;
  readonly output: JsonSchema;
}

/** Built once a method, since the definition of one never changes while it is there. */
const built = new WeakMap<Method, MethodSchemas>();

/** The schemas of a method, built when first asked for. */
export function schemasOf(method: Method): MethodSchemas {
  const known = built.get(method);
  if (known !== undefined) return known;
  const schemas: MethodSchemas = {
    input: z.toJSONSchema(method.input(), { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(method.output(), { target: 'draft-2020-12', io: 'output', unrepresentable: 'any' }),
  };
  built.set(method, schemas);
  return schemas;
}

/** Whether a method gives a list: one that comes in pages, or whole. */
export function givesList(method: Method): boolean {
  return method.paged || schemasOf(method).output['type'] === 'array';
}

/** What one record of a list looks like. */
export function recordSchemaOf(method: Method): JsonSchema {
  const { items } = schemasOf(method).output;
  return typeof items === 'object' && items !== null && !Array.isArray(items) ? { ...items } : {};
}
