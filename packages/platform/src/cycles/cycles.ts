import { FormulaRunner } from '@tandem/mapping';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { ExecuteForCycle } from '../calls/execute/execute-for-cycle.ts';
import type { Database } from '../database/tables.ts';
import type { Logger } from '../http/log.ts';
import type { Route } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import type { Vault } from '../vault/vault.ts';
import type { Work } from '../work/work.ts';
import { tellOfRuns } from './alerts/tell-of-runs.ts';
import { RunDriver } from './engine/run-driver.ts';
import { Turns } from './engine/turns.ts';
import { Programs } from './frame/program.ts';
import { Values } from './frame/values.ts';
import { forgetOldRuns } from './retention/forget-old-runs.ts';
import { cancelRun } from './routes/cancel-run.ts';
import { cycleStoreRoutes } from './routes/cycle-store-routes.ts';
import { getRun } from './routes/get-run.ts';
import { getRuns, getRunsOfAccount, getRunsOfCycle } from './routes/get-runs.ts';
import { getTransactions } from './routes/get-transactions.ts';
import { postDecision } from './routes/post-decision.ts';
import { postRun } from './routes/post-run.ts';
import { postStepTest } from './routes/post-step-test.ts';
import { replayRoutes } from './routes/replay-run.ts';
import { togetherOf, type CycleLifecycle } from './store/cycle-lifecycle.ts';
import { hookRoutes } from './triggers/receive-hook.ts';
import { Subscriptions } from './triggers/subscriptions/subscriptions.ts';
import { Ticks } from './triggers/ticks.ts';

export interface CyclesOptions {
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly library: Library;
  readonly work: Work;
  readonly execute: ExecuteForCycle;
  /** How long one try of a request may take, in milliseconds: after a crash what was sent may be under way for as long. */
  readonly tryMs: number;
  readonly publicUrl: () => string;
  /** How long what a list shows is given to be told of by the application after all, in milliseconds; two minutes unless given. */
  readonly graceMs?: number;
  /** Days that what runs took and gave is kept; 0 keeps it until they end. */
  readonly retentionDays: number;
  readonly log: Logger;
}

/** Everything that runs cycles. */
export class Cycles {
  readonly routes: readonly Route[];
  readonly lifecycle: CycleLifecycle;
  readonly #formulas = new FormulaRunner();
  readonly #driver: RunDriver;
  readonly #turns: Turns;

  constructor(options: CyclesOptions) {
    const { database, pool, vault, library, work, execute, log } = options;
    const books = { database, pool, vault, node: work.node };
    const { publicUrl, retentionDays } = options;
    const values = new Values(this.#formulas);
    const programs = new Programs(database, library);
    this.#driver = new RunDriver({
      books,
      execute,
      values,
      programs,
      log,
      settleMs: options.tryMs,
    });
    this.#turns = new Turns({ books, driver: this.#driver, work, log });
    this.lifecycle = togetherOf([
      new Ticks({ books, programs, turns: this.#turns, work }),
      new Subscriptions({
        books,
        programs,
        library,
        execute,
        publicUrl,
        turns: this.#turns,
        work,
        graceMs: options.graceMs,
      }),
    ]);
    tellOfRuns(work, database);
    forgetOldRuns(work, database, retentionDays);
    const tools = { books, turns: this.#turns };
    this.routes = [
      ...cycleStoreRoutes({ vault, library, publicUrl, lifecycle: this.lifecycle, formulas: this.#formulas }),
      getRuns,
      getRunsOfAccount,
      getRunsOfCycle,
      ...getRun(tools),
      ...getTransactions(tools),
      postRun(tools),
      cancelRun(tools),
      ...replayRoutes(tools),
      postDecision(tools),
      postStepTest({ library, values, execute }),
      ...hookRoutes({ books, programs, driver: this.#driver, turns: this.#turns }),
    ];
  }

  /** Looks for runs that nobody drives, from now on. */
  start(): void {
    this.#turns.start();
  }

  /** Lets what is under way come to the end of its steps for a while; before calls and the database close. */
  async stop(graceMs: number): Promise<void> {
    await this.#turns.stop();
    await this.#driver.stop(graceMs);
    await this.#formulas.close();
  }
}
