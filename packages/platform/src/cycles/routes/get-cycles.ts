import { sql } from 'kysely';
import { z } from 'zod';
import { readAccount } from '../../accounts/read-account.ts';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { defineRoute } from '../../http/route.ts';
import { containing, searchText } from '../../http/text.ts';
import { cycleSummaryAnswer, cycleSummaryOf } from '../store/cycle-answer.ts';
import { readStanding } from '../store/standing.ts';
import { selectCycles, storedCycleOf } from '../store/stored-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

/** `GET /v1/accounts/{account}/cycles`: by name. */
export function getCycles(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'listCycles',
    verb: 'GET',
    path: '/v1/accounts/{account}/cycles',
    tag: 'Cycles',
    summary: 'The cycles of an account, by name',
    rights: { role: 'viewer', accountTokens: 'own' },
    query: listQuery.extend({
      q: searchText.optional().describe('Part of a name'),
      template: searchText.optional().describe('Id of a template: only those installed from it'),
    }),
    answer: listAnswer(cycleSummaryAnswer),
    handler: async ({ params, query, database }) => {
      await readAccount(database, params.account);
      const name = sql<string>`lower(cycles.name)`;
      let select = selectCycles(database)
        .select(name.as('sort_name'))
        .where('cycles.account_id', '=', params.account)
        .orderBy(name)
        .orderBy('cycles.id')
        .limit(rowsToRead(query));
      const after = readCursor(query, z.tuple([z.string(), z.string()]));
      if (after !== undefined)
        select = select.where(sql<boolean>`(lower(cycles.name), cycles.id) > (${after[0]}, ${after[1]})`);
      if (query.q !== undefined) select = select.where('cycles.name', 'ilike', containing(query.q));
      if (query.template !== undefined) select = select.where('cycles.template_id', '=', query.template);
      const [rows, standing] = await Promise.all([select.execute(), readStanding(tools, database, params.account)]);
      return pageOf(
        rows,
        query,
        (row) => [row.sort_name, row.id],
        (row) => cycleSummaryOf(storedCycleOf(row), standing),
      );
    },
  });
}
