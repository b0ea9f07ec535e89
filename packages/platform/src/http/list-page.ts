import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';

/** The part of a query that every list takes. */
export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).optional().describe('Items at most; 50 unless given'),
  cursor: z.string().max(1000).optional().describe('`nextCursor` of the page before'),
});

export interface ListQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const defaultLimit = 50;

/** The answer of a list: `{ items, nextCursor }`. */
export function listAnswer<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Give it as `cursor` to get the next page; null on the last'),
  });
}

/** How many rows to read for a page: one more than is shown, to know whether there is another. */
export function rowsToRead(query: ListQuery): number {
  return (query.limit ?? defaultLimit) + 1;
}

/** Cuts the rows read to the page, and marks where the next begins. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  query: ListQuery,
  position: (row: Row) => readonly (string | number)[],
  item: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const limit = query.limit ?? defaultLimit;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null,
  };
}

function writeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * The position a cursor stands for; undefined where none was given.
 *
 * @throws TandemError `request_malformed` where it is not one of ours
 */
export function readCursor<Shape extends z.ZodType>(query: ListQuery, shape: Shape): z.output<Shape> | undefined {
  if (query.cursor === undefined) return undefined;
  const parsed = shape.safeParse(jsonOf(query.cursor));
  if (parsed.success) return parsed.data;
  throw new TandemError('request_malformed', 'The cursor is not one that a page of this list gave.', {
    errors: [{ field: 'cursor', code: 'invalid', detail: 'Start again without it.' }],
  });
}

function jsonOf(cursor: string): unknown {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    // No text of ours holds this character, and the database refuses it.
    return text.includes('\\u0000') ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
