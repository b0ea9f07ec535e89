import { TandemError } from '@tandem/connector-kit';
import { sql } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../http/not-found.ts';
import { roleCovers } from '../../http/principal.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import type { RunningCalls } from '../running/running-calls.ts';

/**
 * `POST .../calls/{call}/cancel`: ends a running call, on whichever node it runs. A write whose request is under way ends with an unknown outcome.
 */
export function cancelCall({ running }: { readonly running: RunningCalls }): Route {
  return defineRoute({
    operation: 'cancelCall',
    verb: 'POST',
    path: '/v1/accounts/{account}/connectors/{installation}/calls/{call}/cancel',
    tag: 'Calls',
    summary: 'Ends a running call',
    description:
      'Answers at once; the call ends within a second or two. A write whose request is under way ends with an unknown outcome.',
    rights: { role: 'viewer', accountTokens: 'own' },
    status: 202,
    answer: z.object({ id: z.string(), status: z.literal('running') }),
    audit: 'ownRecord',
    handler: async ({ params, principal, database }) => {
      const { account, installation, call: id } = params;
      const here = running.find(id);
      const isHere = here?.opening.accountId === account && here.opening.installation.id === installation;
      const there = isHere
        ? undefined
        : await database
            .selectFrom('calls')
            .select(['status', 'effect'])
            .where('id', '=', id)
            .where('account_id', '=', account)
            .where('account_connector_id', '=', installation)
            .executeTakeFirst();
      const effect = isHere ? here.opening.effect : there?.effect;
      if (effect === undefined) throw notFound();
      if (effect !== 'read' && !roleCovers(principal.role, 'builder')) {
        throw new TandemError('forbidden', 'Cancelling a call that writes needs the role builder.', {
          hint: 'Ask an administrator.',
        });
      }
      if (isHere) {
        here.interrupt('cancelled');
      } else if (there?.status === 'running') {
        await database
          .updateTable('calls')
          .set({ cancel_requested_at: sql<Date>`now()` })
          .where('id', '=', id)
          .where('status', '=', 'running')
          .execute();
      } else {
        throw new TandemError('conflict', 'The call has ended already.');
      }
      return { id, status: 'running' as const };
    },
  });
}
