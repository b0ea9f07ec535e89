import { inputInvalid, type PageRequest } from '@tandem/connector-kit';
import pg from 'pg';
import { readMark } from '../wire/page-mark.ts';
import type { Statement } from '../wire/statement.ts';
import type { TableName, TableShape } from './table-shape.ts';
import { Parameters, writeFilter, type Filter } from './write-filter.ts';

/** What is wanted of a table. */
export interface ListWish {
  readonly name: TableName;
  readonly columns: readonly string[];
  readonly filter: Filter;
  /** Column names; a minus in front means descending. */
  readonly order: readonly string[];
  readonly page: PageRequest;
}

interface Key {
  readonly column: string;
  readonly descending: boolean;
}

/** `-created_at` -> created_at, descending */
export function readOrder(order: readonly string[]): Key[] {
  return order.map((text) =>
    text.startsWith('-') ? { column: text.slice(1), descending: true } : { column: text, descending: false },
  );
}

/** A table as SQL names it. */
export function tableText({ schema, table }: TableName): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
}

/**
 * One page of a table. Where it has a primary key, and nothing that it is ordered by may be null, the page begins behind the last row of the one
 * before, which stays right while rows come and go; else after so many rows.
 */
export function writeList(wish: ListWish, shape: TableShape | undefined): Statement {
  const { name, columns, filter, page } = wish;
  const order = readOrder(wish.order);
  const keys = keysOf(order, shape);
  const parameters = new Parameters();
  const conditions = writeFilter(filter, parameters);
  const mark = markOf(page, keys);
  if (mark.after !== undefined) conditions.push(behind(keys, mark.after, parameters));
  const selected = [
    ...(columns.length === 0 ? ['*'] : columns.map((column) => pg.escapeIdentifier(column))),
    // Under names that nothing is ordered by.
    ...keys.map(({ column }, at) => `${pg.escapeIdentifier(column)}::text as "tandem.key.${at}"`),
  ];
  const ordered = keys.length > 0 ? keys : order;
  const text = [
    `select ${selected.join(', ')} from ${tableText(name)}`,
    ...(conditions.length > 0 ? [`where ${conditions.join(' and ')}`] : []),
    ...(ordered.length > 0
      ? [
          `order by ${ordered.map(({ column, descending }) => `${pg.escapeIdentifier(column)}${descending ? ' desc' : ''}`).join(', ')}`,
        ]
      : []),
    // One more than the page holds, to see whether it is the last.
    `limit ${page.size + 1}`,
    ...(mark.offset > 0 ? [`offset ${mark.offset}`] : []),
  ].join(' ');
  return {
    text,
    values: parameters.values,
    most: page.size + 1,
    page: { size: page.size, keys: keys.map(({ column }) => column), offset: mark.offset },
  };
}

/** What makes the order total; none where that cannot be had. */
function keysOf(order: readonly Key[], shape: TableShape | undefined): readonly Key[] {
  if (shape === undefined || shape.primaryKey.length === 0) return [];
  const nullable = new Set(shape.columns.filter((column) => column.nullable).map((column) => column.name));
  if (order.some(({ column }) => nullable.has(column))) return [];
  const named = new Set(order.map(({ column }) => column));
  const rest = shape.primaryKey.filter((column) => !named.has(column));
  return [...order, ...rest.map((column) => ({ column, descending: order[0]?.descending ?? false }))];
}

function markOf(page: PageRequest, keys: readonly Key[]): { offset: number; after?: readonly string[] } {
  if (page.mark === undefined) return { offset: (page.number - 1) * page.size };
  const mark = readMark(page.mark);
  if (mark !== undefined && 'offset' in mark && keys.length === 0) return { offset: mark.offset };
  if (mark !== undefined && 'after' in mark && keys.length === mark.after.length) {
    if (mark.after.every(([column], at) => column === keys[at]?.column)) {
      return { offset: 0, after: mark.after.map(([, value]) => value) };
    }
  }
  throw inputInvalid('rows.list', [
    { field: 'cursor', code: 'invalid', detail: 'belongs to another list: give table and order as they were.' },
  ]);
}

/** All rows behind one, in an order that may go up and down. */
function behind(keys: readonly Key[], values: readonly string[], parameters: Parameters): string {
  const signs = keys.map((_, at) => parameters.add(values[at]));
  const columns = keys.map(({ column }) => pg.escapeIdentifier(column));
  const [first] = keys;
  if (keys.every(({ descending }) => descending === first?.descending)) {
    return `(${columns.join(', ')}) ${first?.descending === true ? '<' : '>'} (${signs.join(', ')})`;
  }
  const steps = keys.map(({ descending }, at) => {
    const same = columns.slice(0, at).map((column, before) => `${column} = ${signs[before] ?? ''}`);
    return [...same, `${columns[at] ?? ''} ${descending ? '<' : '>'} ${signs[at] ?? ''}`].join(' and ');
  });
  return `(${steps.map((step) => `(${step})`).join(' or ')})`;
}
