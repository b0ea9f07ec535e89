import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { searchText } from '../http/text.ts';
import { tokenAnswer, tokenOf } from './token-answer.ts';

/** `GET /v1/tokens` */
export const getTokens = defineRoute({
  operation: 'listTokens',
  verb: 'GET',
  path: '/v1/tokens',
  tag: 'People',
  summary: 'The tokens of this deployment, newest first',
  rights: { role: 'viewer', accountTokens: 'none' },
  query: listQuery.extend({ account: searchText.optional().describe('Id of an account: only tokens bound to it') }),
  answer: listAnswer(tokenAnswer),
  handler: async ({ query, database }) => {
    let select = database.selectFrom('tokens').selectAll().orderBy('id', 'desc').limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.string()]));
    if (before !== undefined) select = select.where('id', '<', before[0]);
    if (query.account !== undefined) select = select.where('account_id', '=', query.account);
    return pageOf(await select.execute(), query, (row) => [row.id], tokenOf);
  },
});
