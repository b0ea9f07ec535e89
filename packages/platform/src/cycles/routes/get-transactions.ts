import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { StepTable, TransactionTable } from '../../database/cycle-tables.ts';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { notFound } from '../../http/not-found.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { openValue, type RunBooks } from '../runs/run-books.ts';
import { sql } from 'kysely';

const moment = z.iso.datetime();
const states = ['open', 'waiting', 'undecided', 'succeeded', 'failed', 'cancelled'] as const;
const problem = z.record(z.string(), z.unknown()).nullable();

const facts = {
  id: z.string(),
  ordinal: z.int().describe('Its place among the records of its loop'),
  parent: z.string().nullable(),
  loopStep: z.string().nullable().describe('The loop that made it; null for the run itself'),
  recordKey: z.string().nullable(),
  state: z.enum(states).describe('`undecided`: a person is to say what happened'),
  dueAt: moment.nullable(),
  error: problem,
  createdAt: moment,
  finishedAt: moment.nullable(),
};

const stepAnswer = z.object({
  step: z.string(),
  kind: z.string(),
  state: z.enum(['intended', 'waiting', 'looping', 'undecided', 'succeeded', 'skipped', 'failed']),
  attempts: z.int(),
  input: z.unknown(),
  output: z.unknown(),
  callId: z.string().nullable().describe('The call that it executed'),
  error: problem,
  warnings: z.array(z.record(z.string(), z.unknown())),
  startedAt: moment,
  finishedAt: moment.nullable(),
});

const transactionAnswer = z.object(facts).meta({ id: 'Transaction' });
const detailAnswer = z
  .object({ ...facts, record: z.unknown(), steps: z.array(stepAnswer) })
  .meta({ id: 'TransactionDetail' });

type Row = Omit<Selectable<TransactionTable>, 'record'>;

/** The transactions of a run, and one with what each of its steps took and gave. */
export function getTransactions({ books }: { readonly books: RunBooks }): readonly Route[] {
  return [
    defineRoute({
      operation: 'listTransactions',
      verb: 'GET',
      path: '/v1/accounts/{account}/runs/{run}/transactions',
      tag: 'Runs',
      summary: 'The transactions of a run, in the order of their records',
      rights: { role: 'viewer', accountTokens: 'own' },
      query: listQuery.extend({
        state: z.enum(states).optional(),
        parent: z.string().max(100).optional(),
        step: z.string().max(100).optional().describe('A loop'),
      }),
      answer: listAnswer(transactionAnswer),
      handler: async ({ params, query, database }) => {
        let select = database
          .selectFrom('transactions')
          .innerJoin('runs', 'runs.id', 'transactions.run_id')
          .select([
            'transactions.id',
            'transactions.run_id',
            'transactions.account_id',
            'transactions.parent_id',
            'transactions.loop_step',
            'transactions.record_key',
            'transactions.content_hash',
            'transactions.ordinal',
            'transactions.state',
            'transactions.due_at',
            'transactions.error',
            'transactions.created_at',
            'transactions.finished_at',
          ])
          .where('runs.id', '=', params.run)
          .where('runs.account_id', '=', params.account)
          .orderBy('transactions.ordinal')
          .orderBy('transactions.id')
          .limit(rowsToRead(query));
        if (query.state !== undefined) select = select.where('transactions.state', '=', query.state);
        if (query.parent !== undefined) select = select.where('transactions.parent_id', '=', query.parent);
        if (query.step !== undefined) select = select.where('transactions.loop_step', '=', query.step);
        const after = readCursor(query, z.tuple([z.number(), z.string()]));
        if (after !== undefined)
          select = select.where(
            sql<boolean>`(transactions.ordinal, transactions.id) > (${after[0]}::bigint, ${after[1]})`,
          );
        return pageOf(await select.execute(), query, (row) => [Number(row.ordinal), row.id], transactionOf);
      },
    }),
    defineRoute({
      operation: 'getTransaction',
      verb: 'GET',
      path: '/v1/accounts/{account}/runs/{run}/transactions/{transaction}',
      tag: 'Runs',
      summary: 'One transaction: its record, and what each step took and gave',
      rights: { role: 'viewer', accountTokens: 'own' },
      answer: detailAnswer,
      handler: async ({ params, database }) => {
        const row = await database
          .selectFrom('transactions')
          .selectAll()
          .where('id', '=', params.transaction)
          .where('run_id', '=', params.run)
          .where('account_id', '=', params.account)
          .executeTakeFirst();
        if (row === undefined) throw notFound();
        const steps = await database
          .selectFrom('steps')
          .selectAll()
          .where('transaction_id', '=', row.id)
          .orderBy('number')
          .execute();
        return {
          ...transactionOf(row),
          record: (await openValue(books, row.account_id, row.id, 'record', row.record)) ?? null,
          steps: await Promise.all(steps.map((step) => stepOf(books, row.account_id, step))),
        };
      },
    }),
  ];
}

function transactionOf(row: Row): z.input<typeof transactionAnswer> {
  return {
    id: row.id,
    ordinal: Number(row.ordinal),
    parent: row.parent_id,
    loopStep: row.loop_step,
    recordKey: row.record_key,
    state: row.state,
    dueAt: row.due_at?.toISOString() ?? null,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

async function stepOf(
  books: RunBooks,
  accountId: string,
  row: Selectable<StepTable>,
): Promise<z.input<typeof stepAnswer>> {
  const { transaction_id: transaction, step } = row;
  return {
    step,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    input: (await openValue(books, accountId, transaction, `${step}.input`, row.input)) ?? null,
    output: (await openValue(books, accountId, transaction, `${step}.output`, row.output)) ?? null,
    callId: row.call_id,
    error: row.error,
    warnings: [...(row.warnings ?? [])].map((warning) => ({ ...warning })),
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
