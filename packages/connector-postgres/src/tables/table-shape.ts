import { inputInvalid, nearestNames, TandemError, type FieldProblem, type MethodContext } from '@tandem/connector-kit';
import { z } from 'zod';

const columnShape = z.looseObject({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  hasDefault: z.boolean(),
  generated: z.boolean(),
});

const tableShape = z.looseObject({ columns: z.array(columnShape), primaryKey: z.array(z.string()) });

/** What is known of a table. */
export type TableShape = z.output<typeof tableShape>;

/** Schema and name. */
export interface TableName {
  readonly schema: string;
  readonly table: string;
}

const maxAgeMs = 5 * 60_000;

/**
 * Looks a table up, once for many calls. Undefined, with a warning, in a dry run, which looks nothing up: names are then sent as they are. Throws
 * `input_invalid` where there is none, with the nearest names.
 */
async function lookUpTable(context: MethodContext, name: TableName): Promise<TableShape | undefined> {
  const key = keyOf(name);
  try {
    return await context.cache.remember(key, maxAgeMs, async () =>
      tableShape.parse(await context.call('tables.get', { table: name.table, schema: name.schema })),
    );
  } catch (error) {
    if (!(error instanceof TandemError) || error.code !== 'unavailable') throw error;
    context.warn({
      code: 'columns_unchecked',
      detail: 'The table was not looked up, so its columns were not checked.',
    });
    return undefined;
  }
}

/** Refuses columns that the table has not; looks once more before it does, since the table may have changed. */
export async function checkColumns(
  methodKey: string,
  context: MethodContext,
  name: TableName,
  used: readonly { readonly column: string; readonly field: string }[],
): Promise<TableShape | undefined> {
  let shape = await lookUpTable(context, name);
  if (shape === undefined || unknownIn(shape, used).length === 0) return shape;
  context.cache.forget(keyOf(name));
  shape = await lookUpTable(context, name);
  if (shape === undefined) return shape;
  const unknown = unknownIn(shape, used);
  if (unknown.length === 0) return shape;
  const names = shape.columns.map((column) => column.name);
  const problems = unknown.map(({ column, field }): FieldProblem => {
    const nearest = nearestNames(column, names);
    return { field, code: 'unknown', detail: `is no column of ${name.table}.`, ...(nearest.length > 0 && { nearest }) };
  });
  throw inputInvalid(methodKey, problems);
}

function unknownIn(shape: TableShape, used: readonly { readonly column: string; readonly field: string }[]) {
  const names = new Set(shape.columns.map((column) => column.name));
  return used.filter(({ column }) => !names.has(column));
}

function keyOf({ schema, table }: TableName): string {
  return JSON.stringify(['table', schema, table]);
}
