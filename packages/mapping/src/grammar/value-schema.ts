import { z } from 'zod';
import type { GrammarProblem } from '../limits/mapping-error.ts';
import { parsePath } from '../path/path.ts';
import { transformSchema } from '../transforms/transform.ts';
import { parseCondition, parseValue } from './parse-value.ts';
import { definitionLimits } from './reading.ts';
import { binaryComparisons, type Condition, unaryComparisons, type Value } from './value.ts';

/**
 * The schema of a value. It is checked by `parseValue`, which goes through it once and tells problems in words: a union of recursive
 * objects would try each of them on each level. As JSON Schema it shows as that union.
 */
export const valueSchema: z.ZodType<Value, Value> = z.lazy(() => valueShownAsUnion).meta({ id: 'MappingValue' });

/** The schema of a condition, checked by `parseCondition`. */
export const conditionSchema: z.ZodType<Condition, Condition> = z
  .lazy(() => conditionShownAsUnion)
  .meta({ id: 'MappingCondition' });

const values = z.array(valueSchema);
const transforms = z.array(transformSchema);
const formula = z.string().min(1).max(definitionLimits.formula).describe('JSONata');

const valueUnion = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  values,
  z.strictObject({ $literal: z.unknown().describe('Taken as it is') }),
  z.strictObject({
    $path: z.string().min(1).max(1000).describe('From where, such as steps.find.data[0].id'),
    through: transforms.optional(),
    otherwise: valueSchema.optional().describe('When nothing is there'),
  }),
  z.strictObject({ $formula: formula }),
  z.strictObject({
    $each: valueSchema.describe('The list'),
    as: z
      .string()
      .regex(/^[A-Za-z_]\w{0,49}$/)
      .optional()
      .describe('What an item is called in paths; item unless it says otherwise'),
    where: conditionSchema.optional(),
    value: valueSchema,
  }),
  z.strictObject({ $when: conditionSchema, then: valueSchema, else: valueSchema.optional() }),
  z.strictObject({ $join: values, with: z.string().min(1).max(1000).optional() }),
  z.strictObject({
    $lookUp: valueSchema,
    in: z.record(z.string(), valueSchema),
    otherwise: valueSchema.optional(),
  }),
  z.strictObject({ $through: transforms, of: valueSchema }),
  z.strictObject({ $merge: values }),
  z.record(z.string().regex(/^[^$]/), valueSchema),
]);

const conditionUnion = z.union([
  z.strictObject({ all: z.array(conditionSchema) }),
  z.strictObject({ any: z.array(conditionSchema) }),
  z.strictObject({ not: conditionSchema }),
  z.strictObject({ formula }),
  z.strictObject({
    left: valueSchema,
    is: z.enum(binaryComparisons),
    right: valueSchema,
    ignoreCase: z.boolean().optional(),
  }),
  z.strictObject({ left: valueSchema, is: z.enum(unaryComparisons), ignoreCase: z.boolean().optional() }),
]);

const valueShownAsUnion = shownAs<Value>(valueUnion, 'MappingValueForm', (raw) => parseValue(raw).problems);
const conditionShownAsUnion = shownAs<Condition>(
  conditionUnion,
  'MappingConditionForm',
  (raw) => parseCondition(raw).problems,
);

/** A schema that is checked by a function and shows as another in JSON Schema. */
function shownAs<T>(
  shown: z.ZodType,
  id: string,
  problemsOf: (raw: unknown) => readonly GrammarProblem[] | undefined,
): z.ZodType<T, T> {
  const checked = z
    .unknown()
    .superRefine((raw, context) => {
      for (const { at, detail, nearest } of problemsOf(raw) ?? []) {
        const message = nearest === undefined ? detail : `${detail} Nearest: ${nearest.join(', ')}.`;
        context.addIssue({ code: 'custom', path: stepsOf(at), message });
      }
    })
    .meta({ id });
  checked._zod.processJSONSchema = (context, json, parameters) =>
    shown._zod.processJSONSchema?.(context, json, parameters);
  // What the function finds no problem in is of this type: it reads every part of it.
  return checked as unknown as z.ZodType<T, T>;
}

function stepsOf(at: string): (string | number)[] {
  const steps = at === '' ? [] : parsePath(at.startsWith('[') && !at.startsWith('["') ? `x${at}` : at);
  if ('problem' in steps) return [at];
  return at.startsWith('[') && !at.startsWith('["') ? steps.slice(1) : [...steps];
}
