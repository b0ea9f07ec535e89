import type { Connector, MethodFacts } from '@tandem/connector-kit';
import { z } from 'zod';
import { searchText } from '../http/text.ts';
import { authOf } from './method-auth.ts';

/** How a list of methods may be narrowed. */
export const methodQuery = z.strictObject({
  q: searchText.optional().describe('Words of the key, the name, the category or the summary'),
  category: searchText.optional(),
  auth: searchText.optional().describe('`apiKey`, `userAuth` or `either`'),
  schemas: z.enum(['true', 'false']).optional().describe('`false` leaves the schemas and the example out'),
});

export type MethodQuery = z.output<typeof methodQuery>;

/** The methods of a connector that the query lets through, in the order of the library. */
export function findMethods(connector: Connector, query: MethodQuery): readonly MethodFacts[] {
  const words = wordsOf(query.q);
  const category = query.category?.toLowerCase();
  return connector.methods.filter(
    (method) =>
      (category === undefined || method.category.toLowerCase() === category) &&
      (query.auth === undefined || authOf(method) === query.auth) &&
      holdsAll(`${method.key} ${method.name} ${method.category} ${method.summary}`, words),
  );
}

/** The words that somebody searches for, in lower case. */
export function wordsOf(q: string | undefined): readonly string[] {
  return (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

export function holdsAll(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
