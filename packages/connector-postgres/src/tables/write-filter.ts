import pg from 'pg';
import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const conditionShape = z.union([
  scalar,
  z.null(),
  z.array(scalar).max(10_000),
  z.strictObject({
    eq: scalar.optional(),
    ne: scalar.optional(),
    gt: scalar.optional(),
    gte: scalar.optional(),
    lt: scalar.optional(),
    lte: scalar.optional(),
    like: z.string().optional(),
    ilike: z.string().optional(),
    in: z.array(scalar).max(10_000).optional(),
    notIn: z.array(scalar).max(10_000).optional(),
    isNull: z.boolean().optional(),
  }),
]);

/** Conditions by column; all of them must hold. A value, a list of values, null, or an object such as `{ "gte": 10, "lt": 20 }`. */
export const filterShape = z.record(z.string().min(1).max(63), conditionShape);

export type Filter = z.output<typeof filterShape>;

/** The values of a statement, in their order. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value; answers what stands for it in SQL. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const operators = { eq: '=', ne: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=', like: 'like', ilike: 'ilike' } as const;

/** A filter as conditions of SQL: names quoted, values as parameters. */
export function writeFilter(filter: Filter, parameters: Parameters): string[] {
  return Object.entries(filter).flatMap(([name, condition]) => {
    const column = pg.escapeIdentifier(name);
    if (condition === null) return [`${column} is null`];
    if (Array.isArray(condition)) return [`${column} = any(${parameters.add(condition)})`];
    if (typeof condition !== 'object') return [`${column} = ${parameters.add(condition)}`];
    return Object.entries(condition).flatMap(([operator, value]) => {
      if (value === undefined) return [];
      if (operator === 'isNull') return [`${column} is ${value === true ? '' : 'not '}null`];
      if (operator === 'in') return [`${column} = any(${parameters.add(value)})`];
      if (operator === 'notIn') return [`${column} <> all(${parameters.add(value)})`];
      const sign = Object.entries(operators).find(([known]) => known === operator)?.[1];
      return sign === undefined ? [] : [`${column} ${sign} ${parameters.add(value)}`];
    });
  });
}
