import { inputInvalid, type Method } from '@tandem/connector-kit';
import { z } from 'zod';
import { checkColumns } from '../tables/table-shape.ts';
import { columnsOf, mostReturned, writeDelete, writeInsert, writeUpdate, type Row } from '../tables/write-changes.ts';
import { filterShape } from '../tables/write-filter.ts';
import { readOutcome } from '../wire/answer.ts';
import { requestOf } from '../wire/statement.ts';
import { anyRow, identifier, methodOf, tableInputs, tableOf } from './method-parts.ts';

const mostRows = 1_000;
const mostParameters = 65_535;

const row = z.record(z.string().min(1).max(63), z.unknown());
const rows = z
  .array(row)
  .min(1)
  .max(mostRows)
  .refine(
    (given) => given.length * columnsOf(given).length <= mostParameters,
    `must hold ${mostParameters} values at most`,
  )
  .meta({
    title: 'Rows',
    description: `Up to ${mostRows}; all are written, or none. What a row leaves out gets its default.`,
  });
const neededFilter = filterShape
  .refine((filter) => Object.values(filter).some(isCondition), 'must hold a condition, so that not all rows are meant')
  .meta({ title: 'Filter', description: 'As in rows.list.' });
const returning = z
  .boolean()
  .optional()
  .meta({ title: 'Give the rows', description: 'The rows as they are afterwards.' });

const insertInput = z.strictObject({ ...tableInputs, rows });
const upsertInput = z.strictObject({
  ...tableInputs,
  rows,
  conflict: z.array(identifier).min(1).max(32).meta({
    title: 'Conflict columns',
    description: 'A row that is there already is one that agrees in all of these; they need a unique index.',
  }),
  update: z
    .array(identifier)
    .max(1_000)
    .optional()
    .meta({ title: 'Columns to update', description: 'Of a row that is there. Left out: all that are given.' }),
});
const updateInput = z.strictObject({
  ...tableInputs,
  filter: neededFilter,
  changes: row.refine((changes) => Object.keys(changes).length > 0, 'must name a column').meta({ title: 'Changes' }),
  returning,
});
const deleteInput = z.strictObject({ ...tableInputs, filter: neededFilter, returning });

const changed = z.looseObject({
  count: z.int().describe('Rows written'),
  rows: z.array(anyRow).describe(`As they are now; ${mostReturned} at most`),
});

/** New rows. */
export const insertRows: Method = methodOf(
  {
    key: 'rows.insert',
    name: 'Insert Rows',
    category: 'Rows',
    summary: 'Inserts rows into a table and gives them back with their defaults.',
    effect: 'create',
    retry: 'unsafe',
    example: { table: 'orders', rows: [{ customer: 'Lumi OÜ', total: '12.50' }] },
  },
  { input: () => insertInput, output: () => changed },
  {
    request: async (input, context) => {
      const given = insertInput.parse(input);
      const name = tableOf(input, context);
      const shape = await checkColumns('rows.insert', context, name, usedIn(given.rows));
      return requestOf('/rows/insert', writeInsert(name, given.rows, shape, undefined));
    },
    read: readChange,
  },
);

/** New rows, or changed ones where they are there. */
export const upsertRows: Method = methodOf(
  {
    key: 'rows.upsert',
    name: 'Insert or Update Rows',
    category: 'Rows',
    summary: 'Inserts rows, and updates those that are there already by the columns given.',
    effect: 'update',
    retry: 'repeatable',
    example: { table: 'orders', conflict: ['reference'], rows: [{ reference: 'A-17', total: '12.50' }] },
  },
  { input: () => upsertInput, output: () => changed },
  {
    request: async (input, context) => {
      const given = upsertInput.parse(input);
      const name = tableOf(input, context);
      const update = given.update ?? columnsOf(given.rows).filter((column) => !given.conflict.includes(column));
      const shape = await checkColumns('rows.upsert', context, name, [
        ...usedIn(given.rows),
        ...given.conflict.map((column, at) => ({ column, field: `conflict.${at}` })),
        ...(given.update ?? []).map((column, at) => ({ column, field: `update.${at}` })),
      ]);
      refuseUnnamed(given.rows, given.conflict);
      return requestOf('/rows/upsert', writeInsert(name, given.rows, shape, { columns: given.conflict, update }));
    },
    read: readChange,
  },
);

/** Changed rows. */
export const updateRows: Method = methodOf(
  {
    key: 'rows.update',
    name: 'Update Rows',
    category: 'Rows',
    summary: 'Changes all rows that a filter finds.',
    effect: 'update',
    retry: 'repeatable',
    example: { table: 'orders', filter: { id: 17 }, changes: { status: 'done' } },
  },
  { input: () => updateInput, output: () => changed },
  {
    request: async (input, context) => {
      const given = updateInput.parse(input);
      const name = tableOf(input, context);
      const shape = await checkColumns('rows.update', context, name, [
        ...Object.keys(given.changes).map((column) => ({ column, field: `changes.${column}` })),
        ...Object.keys(given.filter).map((column) => ({ column, field: `filter.${column}` })),
      ]);
      return requestOf('/rows/update', writeUpdate(name, given.changes, given.filter, shape, given.returning === true));
    },
    read: readChange,
  },
);

/** Deleted rows. */
export const deleteRows: Method = methodOf(
  {
    key: 'rows.delete',
    name: 'Delete Rows',
    category: 'Rows',
    summary: 'Deletes all rows that a filter finds.',
    effect: 'delete',
    retry: 'repeatable',
    example: { table: 'orders', filter: { id: 17 } },
  },
  { input: () => deleteInput, output: () => changed },
  {
    request: async (input, context) => {
      const given = deleteInput.parse(input);
      const name = tableOf(input, context);
      await checkColumns(
        'rows.delete',
        context,
        name,
        Object.keys(given.filter).map((column) => ({ column, field: `filter.${column}` })),
      );
      return requestOf('/rows/delete', writeDelete(name, given.filter, given.returning === true));
    },
    read: readChange,
  },
);

function readChange(data: unknown): ReturnType<Method['read']> {
  const { count, rows: written, isCut } = readOutcome(data);
  const detail = `${count} rows were written; the first ${written.length} of them are given.`;
  return { data: { count, rows: written }, ...(isCut === true && { warnings: [{ code: 'rows_left_out', detail }] }) };
}

function usedIn(given: readonly Row[]) {
  return columnsOf(given).map((column) => ({ column, field: `rows.${column}` }));
}

/** A row that does not say which one it is would be inserted anew each time. */
function refuseUnnamed(given: readonly Row[], conflict: readonly string[]): void {
  const problems = given.flatMap((each, at) =>
    conflict
      .filter((column) => each[column] === undefined || each[column] === null)
      .map((column) => ({
        field: `rows.${at}.${column}`,
        code: 'required' as const,
        detail: 'must be given: it tells rows apart.',
      })),
  );
  if (problems.length > 0) throw inputInvalid('rows.upsert', problems.slice(0, 20));
}

function isCondition(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return true;
  return Object.values(condition).some((value) => value !== undefined);
}
