import { sql } from 'kysely';
import { z } from 'zod';
import { TandemError } from '@tandem/connector-kit';
import { notFound } from '../../http/not-found.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import type { RunRouteTools } from './post-run.ts';

/** `POST .../runs/{run}/cancel`: the step under way comes to its end, and nothing else begins. */
export function cancelRun({ turns }: RunRouteTools): Route {
  return defineRoute({
    operation: 'cancelRun',
    verb: 'POST',
    path: '/v1/accounts/{account}/runs/{run}/cancel',
    tag: 'Runs',
    summary: 'Ends a run after the steps that are under way',
    rights: { role: 'builder', accountTokens: 'own' },
    status: 202,
    answer: z.object({ id: z.string() }),
    audit: {
      action: 'run.cancel',
      change: ({ params }) => ({ subject: { kind: 'run', id: params.run }, account: params.account }),
    },
    handler: async ({ params, database }) => {
      const row = await database
        .selectFrom('runs')
        .select('state')
        .where('id', '=', params.run)
        .where('account_id', '=', params.account)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw notFound();
      if (row.state !== 'queued' && row.state !== 'running' && row.state !== 'waiting')
        throw new TandemError('conflict', 'The run has ended already.');
      await database
        .updateTable('runs')
        .set({
          cancel_requested_at: sql<Date>`now()`,
          // Whoever takes it next ends it.
          ...(row.state !== 'running' && { due_at: sql<Date>`now()` }),
        })
        .where('id', '=', params.run)
        .execute();
      await turns.ask(database, params.account);
      return { id: params.run };
    },
  });
}
