import { z } from 'zod';
import { notFound } from '../http/not-found.ts';
import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import type { Verifier } from './capability.ts';

/** `DELETE /v1/connectors/{connector}/setup` */
export function deleteSetup({ library, verifier }: { library: Library; verifier: Verifier }) {
  return defineRoute({
    operation: 'deleteSetup',
    verb: 'DELETE',
    path: '/v1/connectors/{connector}/setup',
    tag: 'Setup',
    summary: "Removes the partner's setup of a connector, with its secrets",
    description: 'Account connectors stay, with what they have set themselves.',
    rights: { role: 'builder', accountTokens: 'none' },
    status: 204,
    answer: z.undefined(),
    audit: {
      action: 'setup.delete',
      change: ({ params }) => ({ subject: { kind: 'setup', id: params.connector } }),
    },
    handler: async ({ params, database }) => {
      const connector = library.find(params.connector);
      const gone = await database
        .deleteFrom('setups')
        .where('connector', '=', connector.key)
        .returning('connector')
        .executeTakeFirst();
      if (gone === undefined) throw notFound();
      await verifier.forgetSessions(database, { connector: connector.key });
      return undefined;
    },
  });
}
