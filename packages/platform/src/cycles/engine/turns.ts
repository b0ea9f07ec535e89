import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import type { Logger } from '../../http/log.ts';
import { enqueue } from '../../work/enqueue.ts';
import { defineTask } from '../../work/task.ts';
import type { Work } from '../../work/work.ts';
import { accountsWaiting, claimRuns, nextDue } from '../runs/claim-runs.ts';
import { freeRuns, giveBackRuns, runsOfNode } from '../runs/free-runs.ts';
import type { RunBooks } from '../runs/run-books.ts';
import type { RunDriver } from './run-driver.ts';

const turn = defineTask('cycle.turn', z.object({ account: z.string() }));
/** Not before a run is due that waits for a time. */
const wake = defineTask('cycle.wake', z.object({ account: z.string() }));

/** Runs of one account that are driven at once, on all nodes together. */
export const runsTogether = 10;
const leastTogether = 2;
/** A turn takes runs for so long; then it puts itself behind the other accounts again. */
const turnMs = 300;
/** A run goes on for so long within a turn. */
const sliceMs = 2_000;
/** How often it is looked for runs that nobody drives and turns that were lost. */
const lookMs = 3_000;
const lostSeconds = 5;

export interface TurnsOptions {
  readonly books: RunBooks;
  readonly driver: RunDriver;
  readonly work: Work;
  readonly log: Logger;
}

/**
 * Gives accounts their turns: each account with work waiting has one job, which drives some of its runs and puts itself at the end of the queue, so
 * that no account holds up another.
 */
export class Turns {
  readonly #options: TurnsOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #suspects: ReadonlySet<string> = new Set();
  #claiming = 0;
  /** Accounts that have a turn on this node now. */
  readonly #active = new Map<string, number>();

  constructor(options: TurnsOptions) {
    this.#options = options;
    options.work.handle(turn, ({ account }, { signal }) => this.#take(account, signal));
    options.work.handle(wake, ({ account }) => this.ask(options.books.database, account));
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#looking = this.#look();
    }, lookMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Asks for a turn, within a transaction where given one: at once, or when something is due. */
  async ask(database: Kysely<Database>, accountId: string, dueAt?: Date): Promise<void> {
    const payload = { account: accountId };
    if (dueAt === undefined || dueAt.getTime() <= Date.now()) {
      await enqueue(database, turn, payload, { key: `turn/${accountId}`, keyMode: 'preserve_run_at', maxAttempts: 25 });
    } else {
      await enqueue(database, wake, payload, { key: `wake/${accountId}`, runAt: dueAt, maxAttempts: 25 });
    }
  }

  /** After a run was given back: asks for the turn in which it goes on. */
  async askNext(accountId: string): Promise<void> {
    const due = await nextDue(this.#options.books, accountId);
    if (due !== undefined) await this.ask(this.#options.books.database, accountId, due);
  }

  async #take(accountId: string, signal: AbortSignal): Promise<void> {
    const { driver } = this.#options;
    const until = performance.now() + turnMs;
    this.#active.set(accountId, (this.#active.get(accountId) ?? 0) + 1);
    try {
      do {
        const runs = await this.#claim(accountId);
        if (runs.length === 0) break;
        await Promise.all(runs.map((run) => driver.drive(run, { until: performance.now() + sliceMs })));
      } while (performance.now() < until && !signal.aborted);
    } finally {
      const left = (this.#active.get(accountId) ?? 1) - 1;
      if (left === 0) this.#active.delete(accountId);
      else this.#active.set(accountId, left);
    }
    await this.askNext(accountId);
  }

  async #claim(accountId: string) {
    this.#claiming += 1;
    try {
      // Accounts that are at work at the same time share what this node can do.
      const most = Math.max(leastTogether, Math.floor(runsTogether / Math.max(1, this.#active.size)));
      return await claimRuns(this.#options.books, accountId, most, runsTogether);
    } finally {
      this.#claiming -= 1;
    }
  }

  async #look(): Promise<void> {
    const { books, driver, log } = this.#options;
    const { database, node } = books;
    try {
      const accounts = new Set(await freeRuns(database));
      if (accounts.size > 0) log.warn({ accounts: accounts.size }, 'runs of a server that stopped are taken over');
      // A run of this node that is not driven at two looks in a row was left behind when the database was gone.
      const claiming = this.#claiming > 0;
      const idle = (await runsOfNode(database, node)).filter((id) => !driver.driving.has(id));
      const left = idle.filter((id) => this.#suspects.has(id));
      this.#suspects = new Set(claiming ? [] : idle);
      for (const account of await giveBackRuns(database, node, left)) accounts.add(account);
      for (const account of await accountsWaiting(database, lostSeconds)) accounts.add(account);
      for (const account of accounts) await this.ask(database, account);
    } catch (error) {
      log.debug({ err: error }, 'waiting runs could not be looked for');
    }
  }
}
