import type { Method } from '@tandem/connector-kit';
import { z } from 'zod';
import { checkColumns } from '../tables/table-shape.ts';
import { filterShape } from '../tables/write-filter.ts';
import { readOrder, writeList } from '../tables/write-list.ts';
import { readOutcome } from '../wire/answer.ts';
import { requestOf } from '../wire/statement.ts';
import { anyRow, identifier, methodOf, tableInputs, tableOf } from './method-parts.ts';

const usualSize = 100;
const cap = 1_000;

const inputShape = z.strictObject({
  ...tableInputs,
  columns: z.array(identifier).max(500).optional().meta({ title: 'Columns', description: 'Left out: all of them.' }),
  filter: filterShape.optional().meta({
    title: 'Filter',
    description:
      'By column: a value, a list of values, null, or conditions such as { "gte": 10, "lt": 20 }. All must hold. Operators: eq, ne, gt, gte, lt, lte, like, ilike, in, notIn, isNull.',
  }),
  order: z
    .array(z.string().min(1).max(64))
    .max(20)
    .optional()
    .meta({ title: 'Order', description: 'Column names; a minus in front means descending.' }),
  page: z
    .int()
    .min(1)
    .optional()
    .meta({ title: 'Page', description: 'By number; where rows come and go, go on by cursor.' }),
  perPage: z
    .int()
    .min(1)
    .optional()
    .meta({ title: 'Page size', description: `At most ${cap}.` }),
  cursor: z
    .string()
    .max(8_000)
    .optional()
    .meta({ title: 'Cursor', description: 'What the page before gave as `next`, with table and order as they were.' }),
});

/** The rows of a table, page after page. */
export const listRows: Method = methodOf(
  {
    key: 'rows.list',
    name: 'List Rows',
    category: 'Rows',
    summary: 'Rows of a table or view, filtered and ordered.',
    effect: 'read',
    retry: 'safe',
    example: { table: 'orders', filter: { status: 'open' }, order: ['-created_at'], perPage: 50 },
  },
  { input: () => inputShape, output: () => z.array(anyRow) },
  {
    paging: {
      first: ({ page, perPage, cursor }) => {
        const asked = typeof perPage === 'number' ? perPage : undefined;
        const mark = typeof cursor === 'string' ? { mark: cursor } : {};
        const number = typeof page === 'number' ? page : 1;
        return { number, size: Math.min(asked ?? usualSize, cap), asked, ...mark };
      },
      attested: true,
      rowId: () => undefined,
      rows: (data) => readOutcome(data).rows,
      next: (data) => readOutcome(data).next,
    },
    request: async (input, context) => {
      const { columns = [], filter = {}, order = [] } = inputShape.parse(input);
      const name = tableOf(input, context);
      const shape = await checkColumns('rows.list', context, name, [
        ...columns.map((column, at) => ({ column, field: `columns.${at}` })),
        ...Object.keys(filter).map((column) => ({ column, field: `filter.${column}` })),
        ...readOrder(order).map(({ column }, at) => ({ column, field: `order.${at}` })),
      ]);
      const page = context.page ?? { number: 1, size: usualSize };
      return requestOf('/rows/list', writeList({ name, columns, filter, order, page }, shape));
    },
    read: (rows) => ({ data: rows }),
  },
);
