import pg from 'pg';
import type { Statement } from '../wire/statement.ts';
import type { TableName, TableShape } from './table-shape.ts';
import { Parameters, writeFilter, type Filter } from './write-filter.ts';
import { tableText } from './write-list.ts';

/** A row as a writer gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows that a change gives back at most. */
export const mostReturned = 1_000;

/** The columns that any of the rows names, in the order in which they come. */
export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** Inserts rows; what one of them leaves out gets its default. */
export function writeInsert(
  name: TableName,
  rows: readonly Row[],
  shape: TableShape | undefined,
  conflict: { readonly columns: readonly string[]; readonly update: readonly string[] } | undefined,
): Statement {
  const columns = columnsOf(rows);
  const parameters = new Parameters();
  const lines = rows.map((row) => {
    const values = columns.map((column) =>
      Object.hasOwn(row, column) ? parameters.add(valueOf(row[column], column, shape)) : 'default',
    );
    return `(${values.join(', ')})`;
  });
  const text =
    columns.length === 0
      ? `insert into ${tableText(name)} default values`
      : `insert into ${tableText(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) values ${lines.join(', ')}`;
  return writing(`${text}${conflict === undefined ? '' : onConflict(conflict)} returning *`, parameters);
}

function onConflict({ columns, update }: { columns: readonly string[]; update: readonly string[] }): string {
  const target = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  if (update.length === 0) return ` on conflict (${target}) do nothing`;
  const changes = update.map((column) => `${pg.escapeIdentifier(column)} = excluded.${pg.escapeIdentifier(column)}`);
  return ` on conflict (${target}) do update set ${changes.join(', ')}`;
}

/** Changes all rows that a filter finds. */
export function writeUpdate(
  name: TableName,
  changes: Row,
  filter: Filter,
  shape: TableShape | undefined,
  returning: boolean,
): Statement {
  const parameters = new Parameters();
  const set = Object.entries(changes).map(
    ([column, value]) => `${pg.escapeIdentifier(column)} = ${parameters.add(valueOf(value, column, shape))}`,
  );
  const where = writeFilter(filter, parameters).join(' and ');
  const text = `update ${tableText(name)} set ${set.join(', ')} where ${where}`;
  return writing(returning ? `${text} returning *` : text, parameters);
}

/** Deletes all rows that a filter finds. */
export function writeDelete(name: TableName, filter: Filter, returning: boolean): Statement {
  const parameters = new Parameters();
  const text = `delete from ${tableText(name)} where ${writeFilter(filter, parameters).join(' and ')}`;
  return writing(returning ? `${text} returning *` : text, parameters);
}

function writing(text: string, { values }: Parameters): Statement {
  return { text, values, writes: true, most: mostReturned };
}

/** JSON columns take lists as JSON, and not as arrays of PostgreSQL. */
function valueOf(value: unknown, column: string, shape: TableShape | undefined): unknown {
  const type = shape?.columns.find(({ name }) => name === column)?.type ?? '';
  return value !== null && (type === 'json' || type === 'jsonb') ? JSON.stringify(value) : value;
}
