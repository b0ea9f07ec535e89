import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { emitEvent } from '../../events/emit-event.ts';
import { defineTask } from '../../work/task.ts';
import type { Work } from '../../work/work.ts';

// Both are added by the statement that ends or releases a run, so that no alert is lost with a server.
const runEnded = defineTask('cycle.run-ended', z.object({ run: z.string() }));
const runUndecided = defineTask('cycle.run-undecided', z.object({ run: z.string() }));

/** While a cycle goes on failing it is told no more often than this. */
const tellEveryMs = 3_600_000;

/** Tells the partner of cycles that fail, work again, or wait for a person. */
export function tellOfRuns(work: Work, database: Kysely<Database>): void {
  work.handle(runEnded, ({ run }) =>
    database.transaction().execute((transaction) => tellOfEnd(transaction, run, new Date())),
  );
  work.handle(runUndecided, ({ run }) =>
    database.transaction().execute(async (transaction) => {
      const facts = await readFacts(transaction, run);
      if (facts === undefined) return;
      const { account, cycle } = facts;
      await emitEvent(transaction, {
        type: 'cycle.undecided',
        account: account.id,
        data: { account, cycle, run },
        dedupe: `cycle.undecided/${run}`,
      });
    }),
  );
}

/** Does what the end of a run says of its cycle; the job may be done more than once. */
async function tellOfEnd(transaction: Kysely<Database>, run: string, now: Date): Promise<void> {
  const facts = await readFacts(transaction, run);
  if (facts === undefined) return;
  const { account, cycle, state, detail, finishedAt } = facts;
  const { failing_since: since, failing_told_at: toldAt } = await transaction
    .selectFrom('cycles')
    .select(['failing_since', 'failing_told_at'])
    .where('id', '=', cycle.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (state === 'succeeded') {
    if (since === null || finishedAt < since) return;
    await setFailing(transaction, cycle.id, null, null);
    const data = { account, cycle, run, failedSince: since.toISOString() };
    await emitEvent(transaction, {
      type: 'cycle.recovered',
      account: account.id,
      data,
      dedupe: `cycle.recovered/${run}`,
    });
    return;
  }
  if (state !== 'failed' && state !== 'partlySucceeded') return;
  if (toldAt !== null && now.getTime() - toldAt.getTime() < tellEveryMs) return;
  const began = since ?? finishedAt;
  await setFailing(transaction, cycle.id, began, now);
  await emitEvent(transaction, {
    type: 'cycle.failed',
    account: account.id,
    data: {
      account,
      cycle,
      run,
      state,
      detail,
      failedRuns: await countFailed(transaction, cycle.id, toldAt ?? began),
      since: began.toISOString(),
    },
    dedupe: `cycle.failed/${run}`,
  });
}

async function readFacts(database: Kysely<Database>, run: string) {
  const row = await database
    .selectFrom('runs')
    .innerJoin('cycles', 'cycles.id', 'runs.cycle_id')
    .innerJoin('accounts', 'accounts.id', 'runs.account_id')
    .select([
      'runs.state',
      'runs.error',
      'runs.finished_at',
      'cycles.id as cycle_id',
      'cycles.name as cycle_name',
      'accounts.id as account_id',
      'accounts.name as account_name',
    ])
    .where('runs.id', '=', run)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const detail = row.error?.['detail'];
  return {
    state: row.state,
    detail: typeof detail === 'string' ? detail : null,
    finishedAt: row.finished_at ?? new Date(),
    account: { id: row.account_id, name: row.account_name },
    cycle: { id: row.cycle_id, name: row.cycle_name },
  };
}

async function setFailing(database: Kysely<Database>, cycle: string, since: Date | null, told: Date | null) {
  await database
    .updateTable('cycles')
    .set({ failing_since: since, failing_told_at: told })
    .where('id', '=', cycle)
    .execute();
}

async function countFailed(database: Kysely<Database>, cycle: string, since: Date): Promise<number> {
  const { count } = await database
    .selectFrom('runs')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('cycle_id', '=', cycle)
    .where('state', 'in', ['failed', 'partlySucceeded'])
    .where('finished_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Math.max(1, count);
}
