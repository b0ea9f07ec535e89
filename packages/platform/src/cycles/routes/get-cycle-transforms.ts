import { transformCatalogue } from '@tandem/mapping';
import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';

const parameter = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'number', 'flag', 'choice', 'timeZone', 'path', 'any']),
  required: z.boolean(),
  choices: z.array(z.string()).optional(),
});

const transformAnswer = z
  .object({
    use: z.string().describe('Its name in a document'),
    label: z.string(),
    summary: z.string(),
    group: z.enum(['text', 'number', 'date', 'list', 'object', 'other']),
    takes: z.array(z.string()).describe('Kinds of values that fit; none named means any'),
    parameters: z.array(parameter),
  })
  .meta({ id: 'Transform' });

/** `GET /v1/cycle-transforms` */
export const getCycleTransforms = defineRoute({
  operation: 'listTransforms',
  verb: 'GET',
  path: '/v1/cycle-transforms',
  tag: 'Cycles',
  summary: 'The transforms that values of a cycle go through, with their parameters',
  rights: { role: 'viewer', accountTokens: 'library' },
  answer: z.object({ items: z.array(transformAnswer) }),
  handler: async () => ({
    items: transformCatalogue.map(({ takes, parameters, ...words }) => ({
      ...words,
      takes: [...takes],
      parameters: parameters.map(({ choices, ...rest }) => ({
        ...rest,
        ...(choices === undefined ? {} : { choices: [...choices] }),
      })),
    })),
  }),
});
