import type { PageRequest, Paging } from '@tandem/connector-kit';

/** Rows of one page at most, whatever is asked (PROTOCOL.md 5.2). */
export const pageCap = { plain: 100, detailed: 25 } as const;

/**
 * Paging as all of Scoro's lists do it: the size that was asked for, lowered to the cap; the cap itself where none was
 * asked for, since requests are counted and rows are not.
 */
export function listPaging(options: { readonly idField: string | undefined; readonly attested: boolean }): Paging {
  const { idField, attested } = options;
  return { first: firstPage, attested, rowId: (row) => (idField === undefined ? undefined : idOf(row, idField)) };
}

function firstPage(input: Readonly<Record<string, unknown>>): PageRequest & { readonly asked: number | undefined } {
  const cap = input['detailed'] === true ? pageCap.detailed : pageCap.plain;
  const asked = typeof input['perPage'] === 'number' ? input['perPage'] : undefined;
  const number = typeof input['page'] === 'number' ? input['page'] : 1;
  return { number, size: Math.min(asked ?? cap, cap), asked };
}

function idOf(row: unknown, idField: string): string | undefined {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, idField)) return undefined;
  const id: unknown = Object.entries(row).find(([name]) => name === idField)?.[1];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
