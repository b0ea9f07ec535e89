import type { Connector, MethodFacts } from '@tandem/connector-kit';
import { z } from 'zod';
import { authOf } from './method-auth.ts';

const jsonSchema = z.record(z.string(), z.unknown());

export const methodFactsAnswer = z.object({
  key: z.string(),
  name: z.string(),
  category: z.string(),
  summary: z.string(),
  auth: z.string().describe('`apiKey`, `userAuth` or `either`'),
  modes: z.array(z.string()).describe('The authentication modes it takes, the preferred one first'),
  effect: z.enum(['read', 'create', 'update', 'delete', 'action']),
  paged: z.boolean(),
  givesFile: z.boolean(),
  unconfirmed: z.string().nullable().describe('Why little is known of it, where so'),
});

export const methodAnswer = z
  .object({
    ...methodFactsAnswer.shape,
    inputSchema: jsonSchema.optional().describe('JSON Schema 2020-12'),
    outputSchema: jsonSchema.optional().describe('JSON Schema 2020-12; what is expected, more is permitted'),
    example: z.record(z.string(), z.unknown()).optional().describe('A complete, valid input'),
  })
  .meta({ id: 'Method' });

/** A method without its schemas; building none. */
export function methodFactsOf(method: MethodFacts): z.infer<typeof methodFactsAnswer> {
  return {
    key: method.key,
    name: method.name,
    category: method.category,
    summary: method.summary,
    auth: authOf(method),
    modes: [...method.modes],
    effect: method.effect,
    paged: method.paged,
    givesFile: method.givesFile,
    unconfirmed: method.unconfirmed ?? null,
  };
}

/** A method with its schemas and an example; undefined where there is none of this key. */
export function methodOf(connector: Connector, key: string): z.infer<typeof methodAnswer> | undefined {
  const method = connector.method(key);
  if (method === undefined) return undefined;
  return {
    ...methodFactsOf(method),
    inputSchema: z.toJSONSchema(method.input(), { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }),
    outputSchema: z.toJSONSchema(method.output(), { target: 'draft-2020-12', io: 'output', unrepresentable: 'any' }),
    example: { ...method.example() },
  };
}
