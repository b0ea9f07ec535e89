import { evaluateValue, FormulaError, MappingError, type Formulas, type Value } from '@tandem/mapping';
import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';

const evaluationAnswer = z
  .object({
    value: z.unknown().optional().describe('Left out where nothing is there'),
    warnings: z.array(z.object({ code: z.string(), at: z.string(), detail: z.string(), times: z.int() })),
    error: z
      .object({
        code: z.string(),
        detail: z.string(),
        position: z.int().optional().describe('Where in the text of a formula, counted from 0'),
        problems: z.array(z.object({ at: z.string(), detail: z.string() })).optional(),
      })
      .optional()
      .describe('Why there is no value'),
  })
  .meta({ id: 'ValueEvaluation' });

type Evaluation = z.infer<typeof evaluationAnswer>;

/** `POST /v1/cycle-values/evaluate` */
export function postValueEvaluation({ formulas }: { readonly formulas: Formulas }) {
  return defineRoute({
    operation: 'evaluateValue',
    verb: 'POST',
    path: '/v1/cycle-values/evaluate',
    tag: 'Cycles',
    summary: 'What a value of a document makes of a context',
    description: 'For a live result while it is written. Formulas run with the limits that they have in cycles.',
    rights: { role: 'builder', accountTokens: 'library' },
    limit: { requests: 300, windowMs: 10_000 },
    body: z
      .strictObject({
        value: z.unknown().describe('A value as in a document'),
        context: z.record(z.string().max(100), z.unknown()).describe('What paths begin at, such as `steps`'),
      })
      .meta({ examples: [{ value: { $path: 'record.name' }, context: { record: { name: 'Acme' } } }] }),
    answer: evaluationAnswer,
    audit: 'nothingChanges',
    handler: async ({ body, signal }) => evaluate(formulas, body.value, body.context, signal),
  });
}

async function evaluate(
  formulas: Formulas,
  value: unknown,
  context: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Evaluation> {
  try {
    // Reading it is what finds out whether it is a value.
    const made = await evaluateValue(value as Value, context, { formulas, signal });
    return {
      ...(made.value === undefined ? {} : { value: made.value }),
      warnings: made.warnings.map((warning) => ({ ...warning })),
    };
  } catch (error) {
    return { warnings: [], error: explained(error) };
  }
}

function explained(error: unknown): NonNullable<Evaluation['error']> {
  if (error instanceof FormulaError) {
    const { code, message, position } = error;
    return { code, detail: message, ...(position === undefined ? {} : { position }) };
  }
  if (error instanceof MappingError) {
    const problems = error.problems.map(({ at, detail }) => ({ at, detail }));
    return { code: error.code, detail: error.message, ...(problems.length === 0 ? {} : { problems }) };
  }
  throw error;
}
