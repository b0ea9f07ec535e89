import { z } from 'zod';
import { notFound } from '../http/not-found.ts';
import { defineRoute } from '../http/route.ts';

/** `DELETE /v1/accounts/{account}/connectors/{installation}` */
export const deleteInstallation = defineRoute({
  operation: 'removeAccountConnector',
  verb: 'DELETE',
  path: '/v1/accounts/{account}/connectors/{installation}',
  tag: 'Account connectors',
  summary: 'Removes a connector from an account, with its credentials',
  description: 'The record of its calls stays until its time is over.',
  rights: { role: 'builder', accountTokens: 'own' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'connector.remove',
    change: ({ params }) => ({
      subject: { kind: 'accountConnector', id: params.installation },
      account: params.account,
    }),
  },
  handler: async ({ params, database, audited }) => {
    const gone = await database
      .deleteFrom('account_connectors')
      .where('account_id', '=', params.account)
      .where('id', '=', params.installation)
      .returning('name')
      .executeTakeFirst();
    if (gone === undefined) throw notFound();
    audited.name = gone.name;
    return undefined;
  },
});
