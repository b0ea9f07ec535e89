import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { containing, searchText } from '../http/text.ts';
import type { Library } from '../library/library.ts';
import { installationAnswer, installationOf } from './installation-answer.ts';
import { understand } from './stored-installation.ts';

const installedAnswer = z
  .object({ ...installationAnswer.shape, accountName: z.string() })
  .meta({ id: 'InstalledConnector' });

/** `GET /v1/account-connectors`: what is installed in all accounts. */
export function getAllInstallations({ library }: { library: Library }) {
  return defineRoute({
    operation: 'listInstalledConnectors',
    verb: 'GET',
    path: '/v1/account-connectors',
    tag: 'Account connectors',
    summary: 'The connectors installed in all accounts, newest first',
    rights: { role: 'viewer', accountTokens: 'filtered' },
    query: listQuery.extend({
      q: searchText.optional().describe('Part of the name, or of the name of the account'),
      connector: searchText.optional().describe('Key of a connector'),
    }),
    answer: listAnswer(installedAnswer),
    handler: async ({ query, principal, database }) => {
      let select = database
        .selectFrom('account_connectors')
        .innerJoin('accounts', 'accounts.id', 'account_connectors.account_id')
        .selectAll('account_connectors')
        .select('accounts.name as account_name')
        .orderBy('account_connectors.id', 'desc')
        .limit(rowsToRead(query));
      const { q, connector } = query;
      const { account } = principal;
      const before = readCursor(query, z.tuple([z.string()]));
      if (before !== undefined) select = select.where('account_connectors.id', '<', before[0]);
      if (account !== undefined) select = select.where('account_connectors.account_id', '=', account);
      if (connector !== undefined) select = select.where('account_connectors.connector', '=', connector);
      if (q !== undefined) {
        select = select.where(({ eb, or }) =>
          or([eb('account_connectors.name', 'ilike', containing(q)), eb('accounts.name', 'ilike', containing(q))]),
        );
      }
      const rows = await select.execute();
      const names = new Map(rows.map((row) => [row.id, row.account_name]));
      return pageOf(
        await understand(database, library, rows),
        query,
        ({ row }) => [row.id],
        (installation) => ({
          ...installationOf(installation, account !== undefined),
          accountName: names.get(installation.row.id) ?? '',
        }),
      );
    },
  });
}
