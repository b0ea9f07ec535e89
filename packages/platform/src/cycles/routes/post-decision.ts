import { TandemError } from '@tandem/connector-kit';
import { sql } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../http/not-found.ts';
import { problemOf } from '../../http/problem.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { sealValue } from '../runs/run-books.ts';
import type { RunRouteTools } from './post-run.ts';

/** `POST .../transactions/{transaction}/decision`: a person says what became of a step whose outcome cannot be told. */
export function postDecision({ books, turns }: RunRouteTools): Route {
  return defineRoute({
    operation: 'decideTransaction',
    verb: 'POST',
    path: '/v1/accounts/{account}/runs/{run}/transactions/{transaction}/decision',
    tag: 'Runs',
    summary: 'Says what became of a step whose outcome is unknown, so that the transaction goes on',
    rights: { role: 'builder', accountTokens: 'own' },
    body: z.strictObject({
      step: z.string().max(100),
      decision: z
        .enum(['happened', 'didNotHappen', 'end'])
        .describe(
          '`happened`: goes on with `output`; `didNotHappen`: sends it again; `end`: ends the transaction as failed',
        ),
      output: z.unknown().optional().describe('What the step gave, such as the record with its id'),
    }),
    answer: z.object({ id: z.string() }),
    audit: {
      action: 'transaction.decide',
      change: ({ params, body }) => ({
        subject: { kind: 'transaction', id: params.transaction },
        account: params.account,
        detail: { run: params.run, step: body.step, decision: body.decision },
      }),
    },
    handler: async ({ params, body, database }) => {
      // The run's row first, as whoever drives it does.
      const run = await database
        .selectFrom('runs')
        .select(['id', 'state'])
        .where('id', '=', params.run)
        .where('account_id', '=', params.account)
        .forUpdate()
        .executeTakeFirst();
      if (run === undefined) throw notFound();
      const step = await database
        .selectFrom('steps')
        .innerJoin('transactions', 'transactions.id', 'steps.transaction_id')
        .select(['steps.state'])
        .where('transactions.id', '=', params.transaction)
        .where('transactions.run_id', '=', params.run)
        .where('steps.step', '=', body.step)
        .executeTakeFirst();
      if (step === undefined) throw notFound();
      if (step.state !== 'undecided')
        throw new TandemError('conflict', 'The step waits for no decision; its outcome is known.');
      const ended = problemOf(
        new TandemError(
          'outcome_unknown',
          'A person ended the transaction, since the outcome of a step could not be told.',
        ),
      );
      const change = {
        happened: { state: 'succeeded' as const, error: null, finished_at: sql<Date>`now()` },
        didNotHappen: { state: 'waiting' as const, error: null },
        end: { state: 'failed' as const, finished_at: sql<Date>`now()` },
      }[body.decision];
      await database
        .updateTable('steps')
        .set({
          ...change,
          ...(body.decision === 'happened' && {
            output: await sealValue(
              books,
              params.account,
              params.transaction,
              `${body.step}.output`,
              body.output ?? null,
            ),
          }),
        })
        .where('transaction_id', '=', params.transaction)
        .where('step', '=', body.step)
        .execute();
      await database
        .updateTable('transactions')
        .set({
          state: 'waiting',
          due_at: sql<Date>`now()`,
          ...(body.decision === 'end' && { error: JSON.stringify(ended) }),
        })
        .where('id', '=', params.transaction)
        .execute();
      if (run.state === 'waiting') {
        await database
          .updateTable('runs')
          .set({ due_at: sql<Date>`now()` })
          .where('id', '=', run.id)
          .execute();
      }
      await turns.ask(database, params.account);
      return { id: params.transaction };
    },
  });
}
