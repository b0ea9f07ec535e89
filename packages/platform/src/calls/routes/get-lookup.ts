import { z } from 'zod';
import { notFound } from '../../http/not-found.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { searchText } from '../../http/text.ts';
import type { Callers } from '../callers/callers.ts';
import type { Installations } from '../installations/installations.ts';

const answer = z
  .object({
    items: z.array(z.object({ value: z.union([z.string(), z.number()]), label: z.string() })),
    hasMore: z.boolean().describe('More are found by typing on'),
  })
  .meta({ id: 'Choices' });

/** `GET .../connectors/{installation}/lookups/{lookup}?q=`: choices from the application's own records, found while a person types. */
export function getLookup({
  callers,
  installations,
}: {
  readonly callers: Callers;
  readonly installations: Installations;
}): Route {
  return defineRoute({
    operation: 'findChoices',
    verb: 'GET',
    path: '/v1/accounts/{account}/connectors/{installation}/lookups/{lookup}',
    tag: 'Calls',
    summary: 'Finds records to choose from, such as projects or users',
    rights: { role: 'viewer', accountTokens: 'own' },
    query: z.strictObject({ q: searchText.optional().describe('What their name holds') }),
    answer,
    handler: async ({ params, query, signal }) => {
      const installation = await installations.find(params.account, params.installation);
      const lookup = installation.connector.lookups.find(({ name }) => name === params.lookup);
      if (lookup === undefined) throw notFound();
      const { caller } = callers.of(installation.connector);
      const { data, page } = await caller.call({
        installation: installation.forCalls,
        method: lookup.method,
        input: lookup.input(query.q ?? ''),
        signal,
      });
      const rows: readonly unknown[] = Array.isArray(data) ? data : [];
      const items = rows.flatMap((row) => {
        const choice = lookup.choice(row);
        return choice === undefined ? [] : [{ value: choice.value, label: choice.label }];
      });
      return { items, hasMore: page?.hasMore ?? false };
    },
  });
}
