import { z } from 'zod';
import { measure } from '../limits/size.ts';
import { dateTransforms } from './date-transforms.ts';
import { defineTransform, formOf, type TransformDefinition, type TransformDescription } from './define-transform.ts';
import { listTransforms } from './list-transforms.ts';
import { numberTransforms } from './number-transforms.ts';
import { textTransforms } from './text-transforms.ts';

/** Transforms of any value. */
const otherTransforms = [
  defineTransform('json', [], (input) => ({ input }), {
    label: 'Write JSON',
    summary: 'Writes any value as a JSON text.',
    group: 'other',
    schema: formOf('json', {}),
    sure: true,
    gives: { type: 'string' },
    apply: ({ input }, _, work) => {
      work.text(measure(input).characters * 2);
      return JSON.stringify(input);
    },
  }),
  defineTransform('default', [], (input) => ({ input }), {
    label: 'If nothing is there',
    summary: 'Puts a value where there is nothing.',
    group: 'other',
    parameters: [{ name: 'value', label: 'Value', kind: 'any', required: true }],
    schema: formOf('default', { value: z.unknown().refine((value) => value !== undefined, 'must be given.') }),
    sure: true,
    takesNothing: true,
    gives: 'same',
    apply: ({ input }, { value }) => input ?? value,
  }),
] as const;

const definitions = [
  ...textTransforms,
  ...numberTransforms,
  ...dateTransforms,
  ...listTransforms,
  ...otherTransforms,
] as const;

/** One transform as it stands in a definition: `{ "use": "split", "by": "," }`. */
export type Transform = z.infer<(typeof definitions)[number]['schema']>;

/** One transform as it stands in a definition: its name and its parameters. */
export const transformSchema = z
  .discriminatedUnion('use', [definitions[0].schema, ...definitions.slice(1).map((definition) => definition.schema)])
  .meta({ id: 'MappingTransform' });

const byUse = new Map<string, TransformDefinition>(
  definitions.map((definition) => [definition.description.use, definition]),
);

/** All transforms with their labels and parameters, for a form. */
export const transformCatalogue: readonly TransformDescription[] = definitions.map(({ description }) => description);

/** The transform of a name; undefined where there is none. */
export function findTransform(use: string): TransformDefinition | undefined {
  return byUse.get(use);
}
