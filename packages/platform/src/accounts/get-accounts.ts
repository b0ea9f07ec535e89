import { sql } from 'kysely';
import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { containing, searchText } from '../http/text.ts';
import { accountAnswer, accountOf } from './account-answer.ts';

/** `GET /v1/accounts`: by name. */
export const getAccounts = defineRoute({
  operation: 'listAccounts',
  verb: 'GET',
  path: '/v1/accounts',
  tag: 'Accounts',
  summary: 'The accounts, by name',
  rights: { role: 'viewer', accountTokens: 'filtered' },
  query: listQuery.extend({
    q: searchText.optional().describe('Part of a name, or an external id'),
    externalId: searchText.optional(),
  }),
  answer: listAnswer(accountAnswer),
  handler: async ({ query, principal, database }) => {
    const name = sql<string>`lower(accounts.name)`;
    let select = database
      .selectFrom('accounts')
      .selectAll()
      .select(name.as('sort_name'))
      .orderBy(name)
      .orderBy('id')
      .limit(rowsToRead(query));
    if (principal.account !== undefined) select = select.where('id', '=', principal.account);
    const after = readCursor(query, z.tuple([z.string(), z.string()]));
    if (after !== undefined)
      select = select.where(sql<boolean>`(lower(accounts.name), accounts.id) > (${after[0]}, ${after[1]})`);
    const { q, externalId } = query;
    if (q !== undefined)
      select = select.where(({ eb, or }) => or([eb('name', 'ilike', containing(q)), eb('external_id', '=', q)]));
    if (externalId !== undefined) select = select.where('external_id', '=', externalId);
    return pageOf(await select.execute(), query, (row) => [row.sort_name, row.id], accountOf);
  },
});
