import { notFound } from '../../http/not-found.ts';
import { defineRoute } from '../../http/route.ts';
import { searchText } from '../../http/text.ts';
import { callsAnswer, callsQuery, findCalls } from './find-calls.ts';

/** `GET /v1/calls`: the calls of all accounts. */
export const getCalls = defineRoute({
  operation: 'listCalls',
  verb: 'GET',
  path: '/v1/calls',
  tag: 'Calls',
  summary: 'The calls of all accounts, newest first',
  rights: { role: 'viewer', accountTokens: 'filtered' },
  query: callsQuery.extend({
    account: searchText.optional(),
    connector: searchText.optional(),
    installation: searchText.optional(),
  }),
  answer: callsAnswer,
  handler: async ({ query, principal, database }) => {
    const { account = principal.account, connector, installation } = query;
    if (principal.account !== undefined && account !== principal.account) throw notFound();
    return findCalls(database, query, { account, connector, installation });
  },
});

/** `GET /v1/accounts/{account}/calls` */
export const getCallsOfAccount = defineRoute({
  operation: 'listAccountCalls',
  verb: 'GET',
  path: '/v1/accounts/{account}/calls',
  tag: 'Calls',
  summary: 'The calls of an account, newest first',
  rights: { role: 'viewer', accountTokens: 'own' },
  query: callsQuery.extend({ connector: searchText.optional(), installation: searchText.optional() }),
  answer: callsAnswer,
  handler: async ({ params, query, database }) => {
    const { account } = params;
    const found = await database.selectFrom('accounts').select('id').where('id', '=', account).executeTakeFirst();
    if (found === undefined) throw notFound();
    return findCalls(database, query, { account, connector: query.connector, installation: query.installation });
  },
});

/** `GET /v1/accounts/{account}/connectors/{installation}/calls` */
export const getCallsOfInstallation = defineRoute({
  operation: 'listInstallationCalls',
  verb: 'GET',
  path: '/v1/accounts/{account}/connectors/{installation}/calls',
  tag: 'Calls',
  summary: 'The calls of an account connector, newest first',
  rights: { role: 'viewer', accountTokens: 'own' },
  query: callsQuery,
  answer: callsAnswer,
  handler: async ({ params, query, database }) => {
    const { account, installation } = params;
    const found = await database
      .selectFrom('account_connectors')
      .select('id')
      .where('id', '=', installation)
      .where('account_id', '=', account)
      .executeTakeFirst();
    if (found === undefined) throw notFound();
    return findCalls(database, query, { account, installation });
  },
});
