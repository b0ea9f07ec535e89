import type { Connector } from '@tandem/connector-kit';
import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { searchText } from '../http/text.ts';
import { connectorSummaryAnswer, connectorSummaryOf } from './connector-answer.ts';
import { findMethods, holdsAll, wordsOf } from './find-methods.ts';
import type { Library } from './library.ts';
import { methodFactsAnswer, methodFactsOf } from './method-answer.ts';
import type { ReadReadiness } from './readiness.ts';

const mostMatches = 20;

const itemAnswer = z
  .object({
    ...connectorSummaryAnswer.shape,
    matches: z
      .object({ categories: z.array(z.string()), methods: z.array(methodFactsAnswer) })
      .optional()
      .describe(`With \`q\`: the categories and the methods (the first ${mostMatches}) that it found`),
  })
  .meta({ id: 'ConnectorSummary' });

/** `GET /v1/connectors` */
export function getConnectors({ library, readReadiness }: { library: Library; readReadiness: ReadReadiness }) {
  return defineRoute({
    operation: 'listConnectors',
    verb: 'GET',
    path: '/v1/connectors',
    tag: 'Library',
    summary: 'The library of connectors',
    rights: { role: 'viewer', accountTokens: 'library' },
    query: listQuery.extend({
      q: searchText.optional().describe('Searches connectors, categories and methods'),
      category: searchText.optional().describe('Only connectors with this category'),
    }),
    answer: listAnswer(itemAnswer),
    handler: async ({ query, principal, database }) => {
      const readiness = principal.account === undefined ? await readReadiness(database) : undefined;
      const found = library.connectors.flatMap((connector) => {
        const matches = matchesOf(connector, query.q);
        if (matches === undefined || !hasCategory(connector, query.category)) return [];
        const summary = connectorSummaryOf(connector, readiness?.get(connector.key) ?? null);
        return [query.q === undefined ? summary : { ...summary, matches }];
      });
      const start = readCursor(query, z.tuple([z.int().min(0)]))?.[0] ?? 0;
      const rows = found.slice(start, start + rowsToRead(query));
      return pageOf(
        rows,
        query,
        (row) => [found.indexOf(row) + 1],
        (row) => row,
      );
    },
  });
}

/** What of a connector the words find; undefined where they find nothing of it. */
function matchesOf(connector: Connector, q: string | undefined): z.infer<typeof itemAnswer>['matches'] {
  const words = wordsOf(q);
  const methods = findMethods(connector, { q });
  const categories = [...new Set(connector.methods.map(({ category }) => category))].filter((name) =>
    holdsAll(name, words),
  );
  if (methods.length === 0 && categories.length === 0 && !holdsAll(`${connector.name} ${connector.summary}`, words))
    return undefined;
  return { categories, methods: methods.slice(0, mostMatches).map(methodFactsOf) };
}

function hasCategory(connector: Connector, category: string | undefined): boolean {
  const wanted = category?.toLowerCase();
  return wanted === undefined || connector.methods.some((method) => method.category.toLowerCase() === wanted);
}
