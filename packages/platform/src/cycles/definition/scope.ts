import { anything, objectOf, orNull, type JsonSchema } from './json-schema.ts';

/** What values at one place of a document can speak of. */
export interface Scope {
  readonly record: JsonSchema;
  /** What earlier steps gave, by their keys. */
  readonly steps: ReadonlyMap<string, JsonSchema>;
}

/** The roots of paths that are the same everywhere in a document. */
export interface Surroundings {
  readonly trigger: JsonSchema;
  readonly variables: JsonSchema;
  /** The keys of all steps, so that one that is not there yet is told from one that never is. */
  readonly keys: ReadonlySet<string>;
}

const text: JsonSchema = { type: 'string' };
const moment: JsonSchema = { type: 'string', format: 'date-time' };
const run = objectOf({ id: text, startedAt: moment, trigger: text, lastSuccessAt: orNull(moment) });
const account = objectOf({ id: text, name: text, externalId: orNull(text) });
const cycle = objectOf({ id: text, name: text });

/**
 * The JSON Schemas of all roots that values may name at a place.
 *
 * @param named the steps that the value names: what others give is not looked at
 * @param more roots that are there besides, such as `sent` or `checkpoint`
 */
export function rootsOf(
  surroundings: Surroundings,
  scope: Scope,
  named: ReadonlySet<string>,
  more: Readonly<Record<string, JsonSchema>> = {},
): Readonly<Record<string, JsonSchema>> {
  const { keys, trigger, variables } = surroundings;
  // Steps that stand elsewhere are told of apart: here they permit anything, so that nothing is told twice.
  const steps = [...keys].map((key) => [key, (named.has(key) ? scope.steps.get(key) : undefined) ?? anything]);
  return {
    trigger,
    record: scope.record,
    steps: {
      type: 'object',
      properties: Object.fromEntries(steps),
      required: [...scope.steps.keys()],
      additionalProperties: false,
    },
    variables,
    run,
    account,
    cycle,
    ...more,
  };
}

/** The scope after a step. */
export function withStep(scope: Scope, key: string, output: JsonSchema): Scope {
  return { ...scope, steps: new Map([...scope.steps, [key, output]]) };
}
