import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { runTaskList, type JobHelpers, type TaskList, type WorkerPool } from 'graphile-worker';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { workerSchema } from '../database/worker-schema.ts';
import type { Database } from '../database/tables.ts';
import { enqueue } from './enqueue.ts';
import { forgetFailed } from './forget-failed.ts';
import { freeJobs } from './free-jobs.ts';
import { defineTask, type Task } from './task.ts';
import { workerLogger } from './worker-logger.ts';

export interface WorkOptions {
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Id of this node in the table of nodes, where its heartbeat is written. */
  readonly node: string;
  /** The database is embedded: no other node shares it. */
  readonly alone: boolean;
  readonly log: Logger;
  /** Silence after which the jobs of a node are given to others; 12 seconds unless given: more than two heartbeats. */
  readonly silenceMs?: number;
  /** How often jobs are looked for that came due, or were missed; 2 seconds unless given. New ones are told of at once. */
  readonly pollMs?: number;
}

/** What a handler is given besides the payload. */
export interface WorkContext {
  /** Aborted when the server stops and the job has taken too long to end by itself. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly job: {
    readonly id: string;
    readonly key: string | undefined;
    /** 1 at the first try. */
    readonly attempt: number;
    readonly maxAttempts: number;
  };
}

export type Handler<Payload> = (payload: Payload, context: WorkContext) => Promise<void>;

/** Something to be done again and again, by one node each time. */
export interface Recurring {
  /** Its name as a task, and the key of its one job. */
  readonly name: string;
  /** When it is due after a moment. */
  readonly next: (after: Date) => Date;
  /**
   * The next time is added in the same transaction: both are committed, or neither. A failure is logged, and the next time comes all the same.
   */
  readonly run: (transaction: Kysely<Database>, context: WorkContext) => Promise<void>;
}

const usualSilenceMs = 12_000;
const usualPollMs = 2_000;
const againMs = 200;
const dayMs = 24 * 3_600_000;
/** Workers that cannot ask for so long, though the database answers, are replaced. */
const failingMs = 6_000;
/** What remains after the signals were aborted. */
const lastMs = 2_000;

const nothing = z.strictObject({});

/**
 * Hands out work over all nodes that share the database: jobs added with `enqueue` are done by the handler of their task, at least once each, on
 * whichever node takes them first; those of a node that died are taken over by another.
 */
export class Work {
  readonly node: string;
  readonly #options: WorkOptions;
  readonly #tasks: TaskList = {};
  readonly #recurring: { readonly what: Recurring; readonly task: Task<typeof nothing> }[] = [];
  readonly #closers: (() => Promise<void>)[] = [];
  readonly #stopped = new AbortController();
  /** Aborts what still runs a while after that. */
  readonly #late = new AbortController();
  #pool: WorkerPool | undefined;
  #pools = 0;
  #running: Promise<void> | undefined;
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  /** Since when each look of this node has reached the database. */
  #reachedSince: number | undefined;
  /** Since when no worker could ask for a job. */
  #failingSince: number | undefined;

  constructor(options: WorkOptions) {
    this.#options = options;
    this.node = options.node;
    this.recur({
      name: 'work.forget-failed',
      next: (after) => new Date(after.getTime() + dayMs),
      run: forgetFailed,
    });
  }

  /** Says who does jobs of a task; before `start`. Each node has all handlers. */
  handle<Shape extends z.ZodObject>(task: Task<Shape>, handler: Handler<z.output<Shape>>): void {
    if (Object.hasOwn(this.#tasks, task.name)) throw new Error(`The task ${task.name} has a handler already.`);
    this.#tasks[task.name] = async (raw, helpers) => {
      const log = this.#options.log.child({ task: task.name, job: helpers.job.id });
      try {
        await handler(task.payload.parse(raw), contextOf(helpers, log, this.#late.signal));
      } catch (error) {
        const { attempts, max_attempts: most } = helpers.job;
        log.warn({ err: error, attempt: attempts, maxAttempts: most }, 'a job failed');
        throw error;
      } finally {
        // The library tells the database once alone what became of a job (graphile/worker#636).
        await this.#reachDatabase(this.#late.signal);
      }
    };
  }

  /** Has something done again and again; before `start`. */
  recur(what: Recurring): void {
    const task = defineTask(what.name, nothing);
    const { database } = this.#options;
    const addNext = async (within: Kysely<Database>): Promise<void> => {
      const runAt = what.next(new Date());
      await enqueue(within, task, {}, { key: what.name, runAt, maxAttempts: 25 });
    };
    this.#recurring.push({ what, task });
    this.handle(task, async (_payload, context) => {
      try {
        await database.transaction().execute(async (transaction) => {
          await what.run(transaction, context);
          await addNext(transaction);
        });
      } catch (error) {
        context.log.warn({ err: error }, 'what is done again and again failed this time');
        await addNext(database);
      }
    });
  }

  /** Begins to take jobs, `concurrency` at once at most; once the heartbeat of this node is written. */
  async start({ concurrency }: { readonly concurrency: number }): Promise<void> {
    await this.#look();
    for (const { what, task } of this.#recurring) {
      const runAt = what.next(new Date());
      await enqueue(this.#options.database, task, {}, { key: what.name, keyMode: 'preserve_run_at', runAt });
    }
    this.#running = this.#keepRunning(concurrency);
    this.#timer = setInterval(
      () => {
        this.#looking = this.#look();
      },
      (this.#options.silenceMs ?? usualSilenceMs) / 4,
    ).unref();
  }

  /** Takes no more jobs; lets running ones end for a while, then aborts their signals, then gives them to others. Before the database closes. */
  async stop(graceMs: number): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped.abort();
    const pool = this.#pool;
    if (!(await this.#endsWithin(graceMs))) {
      this.#late.abort(new Error('The server stops.'));
      // A library that still waits for a database that is gone is not waited for.
      if (!(await this.#endsWithin(lastMs)) && pool !== undefined) {
        void Promise.resolve(pool.forcefulShutdown('The server stops.')).catch(() => undefined);
        await this.#endsWithin(lastMs);
      }
    }
    await this.#looking;
    for (const close of this.#closers) await close();
  }

  /** Has something closed that jobs need, after the last of them. */
  closeAfter(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  async #endsWithin(ms: number): Promise<boolean> {
    const ended = new AbortController();
    const timeUp = wait(ms, false, { signal: ended.signal }).catch(() => true);
    const outcome = await Promise.race([(this.#running ?? Promise.resolve()).then(() => true), timeUp]);
    ended.abort();
    return outcome;
  }

  /** A pool ends by itself where the database goes just when a result is written: then there is another. */
  async #keepRunning(concurrency: number): Promise<void> {
    const { signal } = this.#stopped;
    const { database, node, log } = this.#options;
    for (;;) {
      // Workers that begin without a database never recover: the library keeps what its first query said.
      await this.#reachDatabase(signal);
      if (signal.aborted) return;
      const pool = this.#open(concurrency);
      this.#pool = pool;
      const stop = (): void => end(pool);
      signal.addEventListener('abort', stop);
      await pool.promise.catch((error: unknown) => log.warn({ err: error }, 'workers ended by themselves'));
      signal.removeEventListener('abort', stop);
      this.#pool = undefined;
      await this.#reachDatabase(signal);
      await freeJobs(database, { node, pool: undefined }).catch((error: unknown) =>
        log.warn({ err: error }, 'jobs of workers that ended could not be freed'),
      );
    }
  }

  /** Waits until the database answers, or the signal is aborted. */
  async #reachDatabase(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#options.pool.query('select 1');
        return;
      } catch {
        await wait(againMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #open(concurrency: number): WorkerPool {
    const { pool, log, node, pollMs = usualPollMs } = this.#options;
    this.#pools += 1;
    const id = `${node}/${this.#pools}`;
    const events = new EventEmitter();
    // Jobs are locked in the name of the pool: it must tell whose they are, and is made before any worker.
    events.once('pool:create', ({ workerPool }: { workerPool: WorkerPool }) => {
      workerPool.id = id;
    });
    this.#failingSince = undefined;
    events.on('worker:getJob:error', () => (this.#failingSince ??= Date.now()));
    for (const good of ['worker:getJob:empty', 'job:start']) events.on(good, () => (this.#failingSince = undefined));
    return runTaskList(
      {
        pgPool: pool,
        schema: workerSchema,
        logger: workerLogger(log),
        events,
        concurrency,
        noHandleSignals: true,
        pollInterval: pollMs,
        // Only the ways that try again: without them a job that ends while the database is gone would be an unhandled rejection.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      },
      this.#tasks,
      pool,
    );
  }

  /** Frees what dead nodes hold, and looks after the workers. Never throws. */
  async #look(): Promise<void> {
    const { database, pool, node, alone, log, silenceMs = usualSilenceMs } = this.#options;
    try {
      await pool.query('select 1');
      const since = (this.#reachedSince ??= Date.now());
      // Where the database was away, nobody could show that it lives.
      if (alone || Date.now() - since >= silenceMs) {
        const freed = await freeJobs(database, { node, pool: this.#pool?.id }, silenceMs);
        if (freed.length > 0) log.warn({ pools: freed }, 'jobs of a server that stopped were freed');
      }
      if (this.#failingSince !== undefined && Date.now() - this.#failingSince > failingMs) end(this.#pool);
    } catch (error) {
      this.#reachedSince = undefined;
      log.debug({ err: error }, 'jobs of dead servers could not be looked for');
    }
  }
}

function end(pool: WorkerPool | undefined): void {
  if (pool !== undefined) void Promise.resolve(pool.gracefulShutdown('These workers end.')).catch(() => undefined);
}

function contextOf({ job }: JobHelpers, log: Logger, signal: AbortSignal): WorkContext {
  return {
    signal,
    log,
    job: {
      id: job.id,
      key: job.key ?? undefined,
      attempt: job.attempts,
      maxAttempts: job.max_attempts,
    },
  };
}
