import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { Logger } from '../../http/log.ts';
import type { CallRecorder } from '../records/call-recorder.ts';
import type { RunningCall } from './running-call.ts';
import { withinTime } from './within-time.ts';

/** A read that takes longer than this is recorded while it runs, so that it can be seen and cancelled from anywhere. */
const longMs = 2_000;
const lookEveryMs = 1_000;
/** Interrupted calls are given this long to end and to be recorded. */
const endingMs = 5_000;

export interface RunningCallsOptions {
  readonly database: Kysely<Database>;
  readonly nodeId: string;
  readonly recorder: CallRecorder;
  readonly log: Logger;
}

/** The calls that run on this node. */
export class RunningCalls {
  readonly #options: RunningCallsOptions;
  readonly #calls = new Map<string, RunningCall>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #stopping = false;

  constructor(options: RunningCallsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), lookEveryMs).unref();
  }

  find(id: string): RunningCall | undefined {
    return this.#calls.get(id);
  }

  /** Counts a call as running until `end`. One that begins while the server stops is ended at once. */
  begin(call: RunningCall): void {
    this.#calls.set(call.opening.id, call);
    if (this.#stopping) call.interrupt('stopping');
  }

  end(call: RunningCall): void {
    this.#calls.delete(call.opening.id);
  }

  /**
   * Lets calls end by themselves within the time given, also those that begin before `noMore` settles; then interrupts the rest and those that still
   * begin, and waits for them to be recorded.
   */
  async drain(withinMs: number, noMore: Promise<unknown>): Promise<void> {
    const until = Date.now() + withinMs;
    await withinTime(noMore, withinMs);
    await this.#emptyWithin(until - Date.now());
    this.#stopping = true;
    for (const call of this.#calls.values()) call.interrupt('stopping');
    await this.#emptyWithin(endingMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #emptyWithin(withinMs: number): Promise<void> {
    const until = Date.now() + withinMs;
    while (this.#calls.size > 0 && Date.now() < until) await wait(20);
  }

  /** Records long reads, and ends calls that another node was asked to cancel. */
  async #look(): Promise<void> {
    if (this.#looking || this.#calls.size === 0) return;
    this.#looking = true;
    try {
      await this.#recordLong();
      await this.#cancelAsked();
    } catch (error) {
      this.#options.log.debug({ err: error }, 'running calls could not be looked after');
    } finally {
      this.#looking = false;
    }
  }

  async #recordLong(): Promise<void> {
    const before = Date.now() - longMs;
    for (const call of this.#calls.values()) {
      // A write is recorded before its first byte leaves, and until then nothing of it needs to be known.
      if (call.recorded || call.writes || call.opening.startedAt.getTime() > before) continue;
      await this.#options.recorder.open(call.opening, call.auth);
      call.recorded = true;
    }
  }

  async #cancelAsked(): Promise<void> {
    const { database, nodeId } = this.#options;
    if (![...this.#calls.values()].some((call) => call.recorded)) return;
    const asked = await database
      .selectFrom('calls')
      .select('id')
      .where('node_id', '=', nodeId)
      .where('status', '=', 'running')
      .where('cancel_requested_at', 'is not', null)
      .execute();
    for (const { id } of asked) this.#calls.get(id)?.interrupt('cancelled');
  }
}
