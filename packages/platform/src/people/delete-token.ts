import { z } from 'zod';
import { notFound } from '../http/not-found.ts';
import { defineRoute } from '../http/route.ts';

/** `DELETE /v1/tokens/{token}`: it works no longer, from the next request on. */
export const deleteToken = defineRoute({
  operation: 'deleteToken',
  verb: 'DELETE',
  path: '/v1/tokens/{token}',
  tag: 'People',
  summary: 'Takes a token away',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'token.delete',
    change: ({ params }) => ({ subject: { kind: 'token', id: params.token } }),
  },
  handler: async ({ params, database, audited }) => {
    const gone = await database
      .deleteFrom('tokens')
      .where('id', '=', params.token)
      .returning('name')
      .executeTakeFirst();
    if (gone === undefined) throw notFound();
    audited.name = gone.name;
    return undefined;
  },
});
