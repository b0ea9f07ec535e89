import { parseCondition, parseValue } from '../grammar/parse-value.ts';
import type { GrammarProblem } from '../limits/mapping-error.ts';
import { Findings, type ValueProblem } from './findings.ts';
import { fitShape } from './fit-shape.ts';
import { inferCondition, inferShape } from './infer-shape.ts';
import { readSchema } from './read-schema.ts';
import type { JsonSchema, Shape } from './shape.ts';

/** What a definition is checked against. Schemas are JSON Schema 2020-12; what they leave open is permitted. */
export interface ValueSurroundings {
  /** What paths find, by root. */
  readonly context: Readonly<Record<string, JsonSchema>>;
  /** What the value must fit. */
  readonly target?: JsonSchema;
}

/**
 * Checks a value while it is written: its form, its paths, the kinds of what it makes. An error will not work, a warning may not: a member
 * that is not always there, a text that may be no number. What cannot be known, such as what a formula gives, is not guessed at.
 */
export function checkValue(value: unknown, { context, target }: ValueSurroundings): ValueProblem[] {
  const parsed = parseValue(value);
  if (parsed.problems !== undefined) return parsed.problems.map(malformed);
  const findings = new Findings();
  const made = inferShape(parsed.node, rootsOf(context), findings);
  if (target !== undefined) {
    const wanted = readSchema(target);
    if (made.nothing) findings.warning('may_be_nothing', '', 'Nothing may come of this.');
    fitShape(made, wanted, '', findings);
  }
  return findings.problems;
}

/** Checks a condition while it is written, as `checkValue` does. */
export function checkCondition(condition: unknown, { context }: ValueSurroundings): ValueProblem[] {
  const parsed = parseCondition(condition);
  if (parsed.problems !== undefined) return parsed.problems.map(malformed);
  const findings = new Findings();
  inferCondition(parsed.node, rootsOf(context), findings);
  return findings.problems;
}

function rootsOf(context: Readonly<Record<string, JsonSchema>>): ReadonlyMap<string, Shape> {
  return new Map(Object.entries(context).map(([name, schema]) => [name, readSchema(schema)]));
}

function malformed({ at, detail, nearest }: GrammarProblem): ValueProblem {
  return { at, code: 'value_malformed', detail, level: 'error', ...(nearest !== undefined && { nearest }) };
}
