import { z } from 'zod';
import { readAccount } from '../accounts/read-account.ts';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { searchText } from '../http/text.ts';
import type { Library } from '../library/library.ts';
import { installationAnswer, installationOf } from './installation-answer.ts';
import { understand } from './stored-installation.ts';

/** `GET /v1/accounts/{account}/connectors` */
export function getInstallations({ library }: { library: Library }) {
  return defineRoute({
    operation: 'listAccountConnectors',
    verb: 'GET',
    path: '/v1/accounts/{account}/connectors',
    tag: 'Account connectors',
    summary: 'The connectors installed in an account',
    rights: { role: 'viewer', accountTokens: 'own' },
    query: listQuery.extend({ connector: searchText.optional().describe('Key of a connector') }),
    answer: listAnswer(installationAnswer),
    handler: async ({ params, query, principal, database }) => {
      await readAccount(database, params.account);
      let select = database
        .selectFrom('account_connectors')
        .selectAll()
        .where('account_id', '=', params.account)
        .orderBy('id')
        .limit(rowsToRead(query));
      const after = readCursor(query, z.tuple([z.string()]));
      if (after !== undefined) select = select.where('id', '>', after[0]);
      if (query.connector !== undefined) select = select.where('connector', '=', query.connector);
      const installations = await understand(database, library, await select.execute());
      return pageOf(
        installations,
        query,
        ({ row }) => [row.id],
        (installation) => installationOf(installation, principal.account !== undefined),
      );
    },
  });
}
