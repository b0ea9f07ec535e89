import { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/tables.ts';
import { enqueue } from '../work/enqueue.ts';
import { defineTask } from '../work/task.ts';
import type { Work } from '../work/work.ts';
import { testInstallation, type TestNeeds } from './test-installation.ts';

const checkTask = defineTask(
  'account-connector.check',
  z.strictObject({ account: z.string(), installation: z.string() }),
);

const heard = sql<Date>`coalesce(greatest(last_success_at, checked_at), created_at)`;
const aDayAgo = sql<Date>`now() - interval '1 day'`;
const everyMs = 10 * 60_000;
const mostAtOnce = 200;

/**
 * Has each account connector verified once a day by its verifying calls, unless a call of it succeeded within the day. One after the other, so that no
 * site is stormed; each stays at its time of day, so that they spread over the day.
 */
export function checkDaily(work: Work, needs: TestNeeds, database: Kysely<Database>): void {
  work.handle(checkTask, async ({ account, installation }, { signal }) => {
    // Heard of since, as by a call.
    if (!(await isUnchecked(database, installation))) return;
    try {
      await testInstallation(needs, database, { account, id: installation }, false, signal);
    } catch (error) {
      // It was deleted meanwhile.
      if (!(error instanceof TandemError && error.code === 'not_found')) throw error;
    }
  });
  work.recur({
    name: 'account-connectors.find-unchecked',
    next: (after) => new Date(after.getTime() + everyMs),
    run: findUnchecked,
  });
}

/** Adds a job for each account connector that nothing was heard of for a day. */
async function findUnchecked(transaction: Kysely<Database>): Promise<void> {
  const unchecked = await transaction
    .selectFrom('account_connectors')
    .select(['id', 'account_id'])
    .where(heard, '<', aDayAgo)
    .orderBy(heard)
    .limit(mostAtOnce)
    .execute();
  for (const { id: installation, account_id: account } of unchecked) {
    const key = `account-connector.check ${installation}`;
    await enqueue(
      transaction,
      checkTask,
      { account, installation },
      { key, keyMode: 'preserve_run_at', queue: 'account-connector.check', priority: 20, maxAttempts: 3 },
    );
  }
}

async function isUnchecked(database: Kysely<Database>, id: string): Promise<boolean> {
  const found = await database
    .selectFrom('account_connectors')
    .select('id')
    .where('id', '=', id)
    .where(heard, '<', aDayAgo)
    .executeTakeFirst();
  return found !== undefined;
}
