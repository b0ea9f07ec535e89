import type { MethodDefinition, PagingDefinition } from '../definitions/method-definition.ts';
import { isObject } from '../definitions/schema-of.ts';

const pageNames = ['page', 'page_number', 'pageNumber', 'pageNo'];
const sizeNames = ['per_page', 'perPage', 'page_size', 'pageSize', 'limit', 'size'];
const offsetNames = ['offset', 'skip', 'start'];

/**
 * How a list is paged, by the names of its parameters: by number, or by offset. Documents do not say it; a cursor or a link is declared in the
 * operation by `x-tandem-paging`. Undefined where the answer holds no single list.
 */
export function guessPaging(parameters: MethodDefinition['parameters'], output: unknown): PagingDefinition | undefined {
  const queries = (parameters ?? []).filter((parameter) => parameter.in === 'query');
  const named = (names: readonly string[]) => queries.find(({ name }) => names.includes(name));
  const rows = rowsIn(output);
  if (rows === undefined) return undefined;
  const sizeParameter = named(sizeNames);
  const cap = isObject(sizeParameter?.schema) ? sizeParameter.schema['maximum'] : undefined;
  const shared = {
    ...(sizeParameter !== undefined && { size: sizeParameter.name }),
    ...(typeof cap === 'number' && Number.isSafeInteger(cap) && cap > 0 && cap <= 10_000 && { cap }),
    ...(rows !== '' && { rows }),
  };
  const page = named(pageNames);
  if (page !== undefined) return { style: 'page', page: page.name, ...firstOf(page.schema), ...shared };
  const offset = named(offsetNames);
  return offset === undefined ? undefined : { style: 'offset', offset: offset.name, ...shared };
}

/** Some count pages from 0, and say so by a minimum or a default. */
function firstOf(schema: unknown): { first?: 0 } {
  return isObject(schema) && (schema['minimum'] === 0 || schema['default'] === 0) ? { first: 0 } : {};
}

/** Where the one list of an answer stands: it is the answer itself, or a member of it. */
function rowsIn(output: unknown): string | undefined {
  if (!isObject(output)) return undefined;
  if (output['type'] === 'array') return '';
  const members = isObject(output['properties']) ? Object.entries(output['properties']) : [];
  const lists = members.filter(([, member]) => isObject(member) && member['type'] === 'array');
  return lists.length === 1 ? lists[0]?.[0] : undefined;
}
