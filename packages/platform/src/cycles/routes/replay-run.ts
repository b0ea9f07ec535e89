import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { cycleDocument } from '../definition/cycle-document.ts';
import { stepsBefore } from '../definition/steps-before.ts';
import { replayRun } from '../runs/replay-run.ts';
import { readCycle } from '../store/stored-cycle.ts';
import { startedAnswer, type RunRouteTools } from './post-run.ts';
import { actorOf } from './run-actor.ts';
import { runStates } from './run-answer.ts';

const from = z
  .string()
  .max(100)
  .optional()
  .describe('The step to begin with; what came before is taken over. The first unless given');
const version = z.enum(['same', 'live']).optional().describe('`same` unless given: that of the original');

/** A filter may match as many; the rest is replayed by asking again. */
const mostAtOnce = 500;

/** Doing again: a run, one of its transactions, or all runs of a cycle that match. */
export function replayRoutes({ books, turns }: RunRouteTools): readonly Route[] {
  return [
    defineRoute({
      operation: 'replayRun',
      verb: 'POST',
      path: '/v1/accounts/{account}/runs/{run}/replay',
      tag: 'Runs',
      summary: 'Does a run again, from any step, with what triggered it or something else',
      rights: { role: 'builder', accountTokens: 'own' },
      body: z.strictObject({ from, version, event: z.unknown().optional() }),
      bodyOptional: true,
      status: 202,
      answer: startedAnswer,
      audit: {
        action: 'run.replay',
        change: ({ params }, { id }) => ({
          subject: { kind: 'run', id: params.run },
          account: params.account,
          detail: { as: id },
        }),
      },
      handler: async ({ params, body, principal, database }) => {
        const chosen = await versionOf(database, params.account, params.run, body?.version);
        const replayed = await replayRun(books, database, {
          accountId: params.account,
          runId: params.run,
          version: chosen.number,
          event: body?.event,
          keep: body?.from === undefined ? [] : keptSteps(chosen.document, body.from),
          actor: actorOf(principal),
        });
        await turns.ask(database, params.account);
        return replayed;
      },
    }),
    defineRoute({
      operation: 'replayTransaction',
      verb: 'POST',
      path: '/v1/accounts/{account}/runs/{run}/transactions/{transaction}/replay',
      tag: 'Runs',
      summary: 'Does one record again, as a run of its own',
      description: 'The steps of the innermost loop around it are done, with the record as `record`.',
      rights: { role: 'builder', accountTokens: 'own' },
      body: z.strictObject({ from, record: z.unknown().optional() }),
      bodyOptional: true,
      status: 202,
      answer: startedAnswer,
      audit: {
        action: 'transaction.replay',
        change: ({ params }, { id }) => ({
          subject: { kind: 'transaction', id: params.transaction },
          account: params.account,
          detail: { run: params.run, as: id },
        }),
      },
      handler: async ({ params, body, principal, database }) => {
        const chosen = await versionOf(database, params.account, params.run, 'same');
        const replayed = await replayRun(books, database, {
          accountId: params.account,
          runId: params.run,
          transactionId: params.transaction,
          event: body?.record === undefined ? undefined : { record: body.record },
          keep: body?.from === undefined ? [] : keptSteps(chosen.document, body.from),
          actor: actorOf(principal),
        });
        await turns.ask(database, params.account);
        return replayed;
      },
    }),
    defineRoute({
      operation: 'replayCycle',
      verb: 'POST',
      path: '/v1/accounts/{account}/cycles/{cycle}/replay',
      tag: 'Runs',
      summary: 'Does again every run of a cycle that matches',
      rights: { role: 'builder', accountTokens: 'own' },
      body: z.strictObject({
        filter: z.strictObject({
          state: z.enum(runStates).optional(),
          from: z.iso.datetime({ offset: true }).optional(),
          to: z.iso.datetime({ offset: true }).optional(),
        }),
        version,
      }),
      status: 202,
      answer: z.object({ count: z.int().describe(`${mostAtOnce} at most; ask again for the rest`) }),
      audit: {
        action: 'cycle.replay',
        change: ({ params }, { count }) => ({
          subject: { kind: 'cycle', id: params.cycle },
          account: params.account,
          detail: { count },
        }),
      },
      handler: async ({ params, body, principal, database }) => {
        const cycle = await readCycle(database, params.account, params.cycle);
        let select = database
          .selectFrom('runs')
          .select('id')
          .where('cycle_id', '=', cycle.row.id)
          .where('state', 'in', ['succeeded', 'partlySucceeded', 'failed', 'cancelled'])
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom('runs as again').select('again.id').whereRef('again.replay_of', '=', 'runs.id'))),
          )
          .orderBy('created_at')
          .limit(mostAtOnce);
        const { state, from: since, to } = body.filter;
        if (state !== undefined) select = select.where('state', '=', state);
        if (since !== undefined) select = select.where('created_at', '>=', new Date(since));
        if (to !== undefined) select = select.where('created_at', '<', new Date(to));
        const runs = await select.execute();
        for (const { id } of runs) {
          await replayRun(books, database, {
            accountId: params.account,
            runId: id,
            version: body.version === 'live' ? (cycle.row.live_version ?? undefined) : undefined,
            keep: [],
            actor: actorOf(principal),
          });
        }
        await turns.ask(database, params.account);
        return { count: runs.length };
      },
    }),
  ];
}

async function versionOf(
  database: Kysely<Database>,
  account: string,
  run: string,
  wanted: 'same' | 'live' | undefined,
) {
  const row = await database
    .selectFrom('runs')
    .innerJoin('cycles', 'cycles.id', 'runs.cycle_id')
    .select(['runs.cycle_id', 'runs.version', 'cycles.live_version'])
    .where('runs.id', '=', run)
    .where('runs.account_id', '=', account)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  const number = wanted === 'live' ? (row.live_version ?? row.version) : row.version;
  const { document } = await database
    .selectFrom('cycle_versions')
    .select('document')
    .where('cycle_id', '=', row.cycle_id)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return { number, document: cycleDocument.parse(document) };
}

function keptSteps(document: z.output<typeof cycleDocument>, step: string): readonly string[] {
  const before = stepsBefore(document, step);
  if (before !== undefined) return before;
  throw new TandemError('input_invalid', `The version that it goes by has no step ${step}.`, {
    errors: [{ field: 'from', code: 'unknown', detail: 'Name a step of the document.' }],
  });
}
