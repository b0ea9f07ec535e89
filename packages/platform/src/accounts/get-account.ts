import { defineRoute } from '../http/route.ts';
import { accountAnswer, accountOf } from './account-answer.ts';
import { readAccount } from './read-account.ts';

/** `GET /v1/accounts/{account}` */
export const getAccount = defineRoute({
  operation: 'getAccount',
  verb: 'GET',
  path: '/v1/accounts/{account}',
  tag: 'Accounts',
  summary: 'One account',
  rights: { role: 'viewer', accountTokens: 'own' },
  answer: accountAnswer,
  handler: async ({ params, database }) => accountOf(await readAccount(database, params.account)),
});
