import { z } from 'zod';
import { notFound } from '../http/not-found.ts';
import { defineRoute } from '../http/route.ts';

/** `DELETE /v1/accounts/{account}/setup-links/{link}` */
export const deleteSetupLink = defineRoute({
  operation: 'revokeSetupLink',
  verb: 'DELETE',
  path: '/v1/accounts/{account}/setup-links/{link}',
  tag: 'Setup links',
  summary: 'Revokes a setup link, also while a customer has it open',
  description: 'What the customer has saved already stays.',
  rights: { role: 'builder', accountTokens: 'own' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'setupLink.revoke',
    change: ({ params }) => ({ subject: { kind: 'setupLink', id: params.link }, account: params.account }),
  },
  handler: async ({ params, database }) => {
    const gone = await database
      .deleteFrom('setup_links')
      .where('account_id', '=', params.account)
      .where('id', '=', params.link)
      .returning('id')
      .executeTakeFirst();
    if (gone === undefined) throw notFound();
    return undefined;
  },
});
