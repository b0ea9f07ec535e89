import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { openValue, type RunBooks } from '../runs/run-books.ts';
import { RunCounts } from './run-counts.ts';
import { runFacts, runOf, selectRuns } from './run-answer.ts';

const stepCounts = z.record(z.string(), z.int());

const answer = z
  .object({
    ...runFacts,
    event: z.unknown().describe('What triggered it; null once its time is over'),
    answer: z.unknown().describe('What an `end` step answered; null where none did'),
    steps: z.record(z.string(), stepCounts).describe('Transactions by step and by how it stands there'),
    transactions: stepCounts.describe('Transactions of records by how they stand; the run itself where it has none'),
    root: z.string().nullable().describe('The transaction of the run itself; null once its time is over'),
  })
  .meta({ id: 'RunDetail' });

/** `GET /v1/accounts/{account}/runs/{run}`, and the document that it goes by. */
export function getRun({ books }: { readonly books: RunBooks }): readonly Route[] {
  const counts = new RunCounts();
  return [
    defineRoute({
      operation: 'getRun',
      verb: 'GET',
      path: '/v1/accounts/{account}/runs/{run}',
      tag: 'Runs',
      summary: 'One run: what triggered it, how far it is, step by step',
      rights: { role: 'viewer', accountTokens: 'own' },
      answer,
      handler: async ({ params, database }) => {
        const row = await selectRuns(database)
          .select(['runs.event', 'runs.answer'])
          .where('runs.id', '=', params.run)
          .where('runs.account_id', '=', params.account)
          .executeTakeFirst();
        if (row === undefined) throw notFound();
        const root = await rootOf(database, row.id);
        return {
          ...runOf(row),
          event: (await openValue(books, row.account_id, row.id, 'event', row.event)) ?? null,
          answer: (await openValue(books, row.account_id, row.id, 'answer', row.answer)) ?? null,
          ...(await counts.of(database, row.id, root)),
          root,
        };
      },
    }),
    defineRoute({
      operation: 'getRunDocument',
      verb: 'GET',
      path: '/v1/accounts/{account}/runs/{run}/document',
      tag: 'Runs',
      summary: 'The document of the version that a run goes by',
      rights: { role: 'viewer', accountTokens: 'own' },
      answer: z.object({ version: z.int(), document: z.record(z.string(), z.unknown()) }),
      handler: async ({ params, database }) => {
        const row = await database
          .selectFrom('runs')
          .innerJoin('cycle_versions', (join) =>
            join
              .onRef('cycle_versions.cycle_id', '=', 'runs.cycle_id')
              .onRef('cycle_versions.number', '=', 'runs.version'),
          )
          .select(['cycle_versions.number', 'cycle_versions.document'])
          .where('runs.id', '=', params.run)
          .where('runs.account_id', '=', params.account)
          .executeTakeFirst();
        if (row === undefined) throw notFound();
        return { version: row.number, document: { ...row.document } };
      },
    }),
  ];
}

async function rootOf(database: Kysely<Database>, run: string): Promise<string | null> {
  const row = await database
    .selectFrom('transactions')
    .select('id')
    .where('run_id', '=', run)
    .where('parent_id', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
