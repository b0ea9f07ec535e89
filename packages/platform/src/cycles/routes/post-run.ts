import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/route.ts';
import type { Turns } from '../engine/turns.ts';
import type { RunBooks } from '../runs/run-books.ts';
import { startRun } from '../runs/start-run.ts';
import { addVersion } from '../store/add-version.ts';
import { readableDraft } from '../store/change-cycle.ts';
import { lockCycle } from '../store/stored-cycle.ts';
import { actorOf } from './run-actor.ts';

export interface RunRouteTools {
  readonly books: RunBooks;
  readonly turns: Turns;
}

export const startedAnswer = z.object({ id: z.string() }).meta({ id: 'StartedRun' });

/** `POST .../cycles/{cycle}/runs`: a person starts a run, of the live version or of the draft. */
export function postRun({ books, turns }: RunRouteTools): Route {
  return defineRoute({
    operation: 'startRun',
    verb: 'POST',
    path: '/v1/accounts/{account}/cycles/{cycle}/runs',
    tag: 'Runs',
    summary: 'Starts a run by hand',
    description:
      'Also of a cycle that is not enabled; the draft as it stands is kept as a version of its own for the run.',
    rights: { role: 'builder', accountTokens: 'own' },
    body: z.strictObject({
      event: z.unknown().optional().describe('What the run is to begin with, in `trigger`'),
      version: z.enum(['live', 'draft']).optional().describe('`live` unless given'),
    }),
    bodyOptional: true,
    status: 202,
    answer: startedAnswer,
    audit: {
      action: 'cycle.run',
      change: ({ params }, { id }) => ({
        subject: { kind: 'cycle', id: params.cycle },
        account: params.account,
        detail: { run: id },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      const cycle = await lockCycle(database, params.account, params.cycle);
      const draft = body?.version === 'draft';
      if (draft) readableDraft(cycle);
      const version = draft
        ? await addVersion(database, cycle.row, { by: principal.name, published: false })
        : cycle.row.live_version;
      if (version === null) {
        throw new TandemError('conflict', 'The cycle has not been published yet.', {
          hint: 'Publish it, or run the draft with "version": "draft".',
        });
      }
      const { id } = await startRun(
        books,
        {
          cycleId: cycle.row.id,
          accountId: params.account,
          version,
          trigger: draft ? 'test' : 'manual',
          event: body?.event ?? null,
          actor: actorOf(principal),
        },
        { transaction: database },
      );
      await turns.ask(database, params.account);
      return { id };
    },
  });
}
