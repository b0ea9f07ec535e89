import { TandemError, type PageRequest, type Paging, type WireRequest } from '@tandem/connector-kit';
import type { PagingDefinition } from '../definitions/method-definition.ts';
import { nextLink } from '../wire/link-header.ts';
import { memberAt } from '../wire/member-at.ts';
import { readReply } from '../wire/reply.ts';

const usualSize = 50;
const mostRows = 10_000;

/** The pages of a list, in the way that its definition says. */
export function pagingOf(definition: PagingDefinition): Paging {
  const rowsOf = (data: unknown): readonly unknown[] => rowsAt(readReply(data).body, definition.rows ?? '');
  const cap = definition.cap ?? mostRows;
  const shared = {
    attested: true,
    rows: rowsOf,
    rowId: (row: unknown) => idOf(memberAt(row, definition.id ?? 'id')),
    first: (input: Readonly<Record<string, unknown>>) => {
      const { page, perPage, cursor } = input;
      const asked = typeof perPage === 'number' ? perPage : undefined;
      return {
        number: typeof page === 'number' ? page : 1,
        size: Math.min(asked ?? definition.cap ?? usualSize, cap),
        asked,
        ...(typeof cursor === 'string' && { mark: cursor }),
      };
    },
  };
  if (definition.style === 'cursor' || definition.style === 'link') {
    return { ...shared, next: (data) => markIn(definition, data) };
  }
  if (definition.size !== undefined) return shared;
  // How many rows a full page has is the application's own affair: the list ends with an empty one.
  return {
    ...shared,
    next: (data, page) => {
      const { length } = rowsOf(data);
      return length === 0 ? undefined : following(definition, page, length);
    },
  };
}

/** The request with the page that is asked for in its query. */
export function withPage(
  request: WireRequest,
  definition: PagingDefinition,
  page: PageRequest,
  base: string,
): WireRequest {
  const query = { ...request.query, ...(definition.size !== undefined && { [definition.size]: String(page.size) }) };
  switch (definition.style) {
    case 'page':
      return { ...request, query: { ...query, [definition.page]: String(page.number - 1 + (definition.first ?? 1)) } };
    case 'offset': {
      const offset = page.mark === undefined ? (page.number - 1) * page.size : Number(page.mark);
      return { ...request, query: { ...query, [definition.offset]: String(offset) } };
    }
    case 'cursor':
      return page.mark === undefined
        ? { ...request, query }
        : { ...request, query: { ...query, [definition.cursor]: page.mark } };
    case 'link':
      return page.mark === undefined
        ? { ...request, query }
        : { ...request, path: pathBehind(base, request.path, page.mark), query: {} };
  }
}

function rowsAt(body: unknown, path: string): readonly unknown[] {
  const rows = memberAt(body, path);
  if (Array.isArray(rows)) return rows;
  if (rows === null || (path !== '' && body === null)) return [];
  const where = path === '' ? 'is no list' : `holds no list at ${path}`;
  throw new TandemError('upstream_invalid_response', `The answer ${where}.`, {
    hint: 'Correct where the definition of the method says that the rows stand.',
  });
}

/** The number of the next page, or how many rows stand before it. */
function following({ style }: PagingDefinition, page: PageRequest, rows: number): string {
  return String(style === 'page' ? page.number + 1 : Number(page.mark ?? 0) + rows);
}

function markIn(definition: PagingDefinition, data: unknown): string | undefined {
  const { body, link } = readReply(data);
  const mark = definition.style === 'link' && definition.next === undefined ? nextLink(link) : nextIn(definition, body);
  return mark === '' ? undefined : mark;
}

function nextIn(definition: PagingDefinition, body: unknown): string | undefined {
  const next = 'next' in definition && definition.next !== undefined ? memberAt(body, definition.next) : undefined;
  return idOf(next);
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The path and query of the next page's URL, which must lie behind the base like every other. */
function pathBehind(base: string, path: string, link: string): string {
  const url = URL.parse(link, base + path);
  const next = url === null ? '' : url.origin + url.pathname + url.search;
  if (!next.startsWith(`${base}/`)) {
    throw new TandemError('address_refused', 'The next page is said to be at another address than the Base URL.', {
      hint: 'Take as Base URL the address that the links of the API begin with.',
    });
  }
  return next.slice(base.length);
}
