import type { Effect, Method, MethodContext, RetryClass } from '@tandem/connector-kit';
import { z } from 'zod';
import { textOf } from '../address.ts';
import type { TableName } from '../tables/table-shape.ts';
import { memoised } from './memoised.ts';

export type Input = Readonly<Record<string, unknown>>;

export const identifier = z.string().min(1).max(63);

/** The inputs that name a table. */
export const tableInputs = {
  table: identifier.meta({ title: 'Table' }),
  schema: identifier.optional().meta({ title: 'Schema', description: 'Where not that of the connector.' }),
};

const namedTable = z.looseObject(tableInputs);

/** The table that an input names, in its schema. */
export function tableOf(input: Input, context: MethodContext): TableName {
  const { table, schema } = namedTable.parse(input);
  return { table, schema: schema ?? textOf(context.properties, 'schema') ?? 'public' };
}

/** A row of any table. */
export const anyRow = z.looseObject({});

/** What all methods of a database have in common. */
export function methodOf(
  facts: {
    readonly key: string;
    readonly name: string;
    readonly category: string;
    readonly summary: string;
    readonly effect: Effect;
    readonly retry: RetryClass | ((input: Input) => RetryClass);
    readonly example: Input;
  },
  schemas: { readonly input: () => z.ZodType<Input>; readonly output: () => z.ZodType },
  work: Pick<Method, 'request' | 'read' | 'paging'>,
): Method {
  const { example, ...rest } = facts;
  return {
    ...rest,
    modes: ['password'],
    paged: work.paging !== undefined,
    givesFile: false,
    example: () => example,
    input: memoised(schemas.input),
    output: memoised(schemas.output),
    ...work,
  };
}
