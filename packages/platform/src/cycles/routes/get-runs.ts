import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { listAnswer, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { defineRoute } from '../../http/route.ts';
import { runAnswer, runListQuery, runOf, selectRuns } from './run-answer.ts';

const shared = { verb: 'GET', tag: 'Runs', query: runListQuery, answer: listAnswer(runAnswer) } as const;

/** `GET /v1/runs`: of all accounts, the latest first. */
export const getRuns = defineRoute({
  ...shared,
  operation: 'listRuns',
  path: '/v1/runs',
  summary: 'The runs of all cycles, the latest first',
  rights: { role: 'viewer', accountTokens: 'filtered' },
  handler: ({ query, principal, database }) => page(database, query, { account: principal.account }),
});

/** `GET /v1/accounts/{account}/runs` */
export const getRunsOfAccount = defineRoute({
  ...shared,
  operation: 'listAccountRuns',
  path: '/v1/accounts/{account}/runs',
  summary: 'The runs of an account, the latest first',
  rights: { role: 'viewer', accountTokens: 'own' },
  handler: ({ params, query, database }) => page(database, query, { account: params.account }),
});

/** `GET .../cycles/{cycle}/runs` */
export const getRunsOfCycle = defineRoute({
  ...shared,
  operation: 'listCycleRuns',
  path: '/v1/accounts/{account}/cycles/{cycle}/runs',
  summary: 'The runs of a cycle, the latest first',
  rights: { role: 'viewer', accountTokens: 'own' },
  handler: ({ params, query, database }) =>
    page(database, { ...query, cycle: params.cycle }, { account: params.account }),
});

async function page(
  database: Kysely<Database>,
  query: z.output<typeof runListQuery>,
  { account }: { readonly account: string | undefined },
) {
  let select = selectRuns(database)
    .orderBy('runs.created_at', 'desc')
    .orderBy('runs.id', 'desc')
    .limit(rowsToRead(query));
  if (account !== undefined) select = select.where('runs.account_id', '=', account);
  const { state, trigger, cycle, from, to } = query;
  if (state !== undefined) select = select.where('runs.state', '=', state);
  if (trigger !== undefined) select = select.where('runs.trigger', '=', trigger);
  if (cycle !== undefined) select = select.where('runs.cycle_id', '=', cycle);
  if (from !== undefined) select = select.where('runs.created_at', '>=', new Date(from));
  if (to !== undefined) select = select.where('runs.created_at', '<', new Date(to));
  const after = readCursor(query, z.tuple([z.string(), z.string()]));
  if (after !== undefined)
    select = select.where(sql<boolean>`(runs.created_at, runs.id) < (${after[0]}::timestamptz, ${after[1]})`);
  return pageOf(await select.execute(), query, (row) => [row.created_exactly, row.id], runOf);
}
