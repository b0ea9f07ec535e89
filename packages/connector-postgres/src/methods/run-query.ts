import type { Method } from '@tandem/connector-kit';
import { z } from 'zod';
import { readOutcome } from '../wire/answer.ts';
import { requestOf } from '../wire/statement.ts';
import { anyRow, methodOf } from './method-parts.ts';

const usualLimit = 1_000;
const mostRows = 10_000;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const inputShape = z.strictObject({
  sql: z
    .string()
    .min(1)
    .max(100_000)
    .refine((text) => !text.includes('\0'), 'must not hold the character NUL')
    .meta({
      title: 'SQL',
      description: 'One statement. Values stand in it as $1, $2 and so on, never within the text.',
    }),
  values: z
    .array(z.union([scalar, z.array(scalar), z.record(z.string(), z.unknown())]))
    .max(65_535)
    .optional()
    .meta({ title: 'Values', description: 'For $1, $2 and so on.' }),
  effect: z
    .enum(['read', 'write'])
    .optional()
    .meta({ title: 'Effect', description: 'Left out: a read, in a transaction that can change nothing.' }),
  limit: z
    .int()
    .min(1)
    .max(mostRows)
    .optional()
    .meta({ title: 'Rows at most', description: `${usualLimit} where nothing is said; more are left out.` }),
});

/** Any statement. */
export const runQuery: Method = methodOf(
  {
    key: 'query.run',
    name: 'Run Query',
    category: 'Queries',
    summary: 'Executes one SQL statement with values as parameters; read-only unless it says otherwise.',
    effect: 'action',
    retry: ({ effect }) => (effect === 'write' ? 'unsafe' : 'safe'),
    example: {
      sql: 'select status, count(*) from orders where created_at >= $1 group by status',
      values: ['2026-01-01'],
    },
  },
  {
    input: () => inputShape,
    output: () =>
      z.looseObject({ rows: z.array(anyRow), columns: z.array(z.string()), count: z.int(), isCut: z.boolean() }),
  },
  {
    request: (input) => {
      const { sql, values = [], effect, limit } = inputShape.parse(input);
      return requestOf('/query/run', {
        text: sql,
        values,
        writes: effect === 'write',
        foreign: true,
        most: limit ?? usualLimit,
      });
    },
    read: (data) => {
      const { rows, columns, count, isCut = false } = readOutcome(data);
      const detail = `There are more rows; the first ${rows.length} are given.`;
      return {
        data: { rows, columns, count, isCut },
        ...(isCut && { warnings: [{ code: 'rows_left_out', detail }] }),
      };
    },
  },
);
