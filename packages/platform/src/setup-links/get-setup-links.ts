import { z } from 'zod';
import { readAccount } from '../accounts/read-account.ts';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { setupLinkAnswer, setupLinkOf } from './setup-link-answer.ts';

/** `GET /v1/accounts/{account}/setup-links` */
export const getSetupLinks = defineRoute({
  operation: 'listSetupLinks',
  verb: 'GET',
  path: '/v1/accounts/{account}/setup-links',
  tag: 'Setup links',
  summary: 'The setup links of an account, newest first',
  description: 'One that is over stays in the list for a week.',
  rights: { role: 'viewer', accountTokens: 'own' },
  query: listQuery,
  answer: listAnswer(setupLinkAnswer),
  handler: async ({ params, query, database }) => {
    await readAccount(database, params.account);
    let select = database
      .selectFrom('setup_links')
      .selectAll()
      .where('account_id', '=', params.account)
      .orderBy('id', 'desc')
      .limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.string()]));
    if (before !== undefined) select = select.where('id', '<', before[0]);
    return pageOf(await select.execute(), query, ({ id }) => [id], setupLinkOf);
  },
});
