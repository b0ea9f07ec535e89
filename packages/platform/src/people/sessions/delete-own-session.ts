import { z } from 'zod';
import { notFound } from '../../http/not-found.ts';
import { defineRoute } from '../../http/route.ts';
import { ownUser } from '../own-user.ts';

/** `DELETE /v1/me/sessions/{session}` */
export const deleteOwnSession = defineRoute({
  operation: 'deleteOwnSession',
  verb: 'DELETE',
  path: '/v1/me/sessions/{session}',
  tag: 'People',
  summary: 'Signs out one of the places where one is signed in',
  rights: { role: 'viewer', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: 'nothingChanges',
  handler: async ({ params, principal, database }) => {
    const user = await ownUser(database, principal);
    const gone = await database
      .deleteFrom('sessions')
      .where('id', '=', params.session)
      .where('user_id', '=', user.id)
      .returning('id')
      .executeTakeFirst();
    if (gone === undefined) throw notFound();
    return undefined;
  },
});
