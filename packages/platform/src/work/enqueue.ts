import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../database/tables.ts';
import type { Task } from './task.ts';

/** How a job is handed out. */
export interface JobOptions {
  /**
   * At most one job that has not begun has this key: another one with it takes its place. Where one is running already, this one is done after
   * it, and the running one is not tried again.
   */
  readonly key?: string;
  /**
   * What becomes of a waiting job of the same key: `replace` unless given; `preserve_run_at` keeps when it is due, unless it has failed before;
   * `unsafe_dedupe` leaves it as it is, also where it is running or has failed for good.
   */
  readonly keyMode?: 'replace' | 'preserve_run_at' | 'unsafe_dedupe';
  /** At once unless given. */
  readonly runAt?: Date;
  /** Tries at most, a node that died under one counted; 12 unless given: about fifteen hours. */
  readonly maxAttempts?: number;
  /** Less comes first; 0 unless given. */
  readonly priority?: number;
  /** Jobs of one queue are done one after the other. */
  readonly queue?: string;
}

const usualAttempts = 12;

/**
 * Adds a job. Given a transaction, it is there when that is committed, and never otherwise. It begins within milliseconds on some node. A failure is
 * tried again after e^n seconds, n being the tries so far (10 at most).
 *
 * @throws z.ZodError where the payload is not the task's
 */
export async function enqueue<Shape extends z.ZodObject>(
  database: Kysely<Database>,
  task: Task<Shape>,
  payload: z.input<Shape>,
  options: JobOptions = {},
): Promise<void> {
  const text = JSON.stringify(task.payload.parse(payload));
  await sql`select 1 from graphile_worker.add_job(
    identifier => ${task.name}::text,
    payload => ${text}::json,
    queue_name => ${options.queue ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${options.maxAttempts ?? usualAttempts}::int,
    job_key => ${options.key ?? null}::text,
    priority => ${options.priority ?? 0}::int,
    job_key_mode => ${options.keyMode ?? 'replace'}::text
  )`.execute(database);
}
