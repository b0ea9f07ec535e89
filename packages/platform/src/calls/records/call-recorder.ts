import { setTimeout as wait } from 'node:timers/promises';
import { isDatabaseGone } from '../../database/database-gone.ts';
import type { Logger } from '../../http/log.ts';
import { notFound } from '../../http/not-found.ts';
import type { CallClosing, CallOpening, KeyOutcome } from './call-record.ts';
import { withinTime } from '../running/within-time.ts';
import { type RecordBooks, writeClosing, writeOpening } from './write-call.ts';

/** A result is not held back for longer than this by a database that does not answer. */
const patienceMs = 3_000;
const retryEveryMs = 1_000;
/** What waits for the database at most; beyond it the oldest records are given up. */
const mostWaitingBytes = 32 * 1024 * 1024;
const mostWaiting = 10_000;

interface Waiting {
  readonly opening: CallOpening;
  readonly closing: CallClosing;
  readonly outcome: KeyOutcome | undefined;
  readonly bytes: number;
}

/** Keeps the records of calls, also through an absence of the database. */
export class CallRecorder {
  readonly #books: RecordBooks;
  readonly #log: Logger;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #catchingUp = false;
  readonly #stopped = new AbortController();

  constructor(books: RecordBooks, log: Logger) {
    this.#books = books;
    this.#log = log;
  }

  /** Commits that a call runs; throws where that cannot be. Awaited before the first byte of a write leaves. */
  async open(opening: CallOpening, auth: string | undefined): Promise<void> {
    try {
      await writeOpening(this.#books, opening, auth);
    } catch (error) {
      throw isOrphan(error) ? notFound() : error;
    }
  }

  /** Commits how a call ended. False: the database is gone; it is written when the database is back. */
  async close(opening: CallOpening, closing: CallClosing, outcome: KeyOutcome | undefined): Promise<boolean> {
    const record = { opening, closing, outcome, bytes: bytesOf(opening, closing, outcome) };
    const writing = writeClosing(this.#books, opening, closing, outcome).then(
      () => true,
      (error: unknown) => this.#giveBack(record, error),
    );
    const written = await withinTime(writing, patienceMs);
    if (written !== 'tooLong') return written;
    this.#keep(record);
    return false;
  }

  /** Records that wait for the database. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Writes what still waits, as far as the database lets it within the time given. */
  async stop(withinMs: number): Promise<void> {
    const last = this.#writeWaiting().catch((error: unknown) =>
      this.#log.error({ err: error }, 'records of calls were lost'),
    );
    await withinTime(last, withinMs);
    this.#stopped.abort();
    if (this.#waiting.length > 0)
      this.#log.error({ records: this.#waiting.length }, 'records of calls were lost: the database did not come back');
  }

  #giveBack(record: Waiting, error: unknown): false {
    if (isDatabaseGone(error)) {
      this.#keep(record);
    } else if (!isOrphan(error)) {
      this.#log.error({ err: error, call: record.opening.id }, 'the record of a call could not be written');
    }
    return false;
  }

  #keep(record: Waiting): void {
    this.#waiting.push(record);
    this.#waitingBytes += record.bytes;
    let lost = 0;
    while (this.#waiting.length > mostWaiting || this.#waitingBytes > mostWaitingBytes) {
      this.#waitingBytes -= this.#waiting.shift()?.bytes ?? 0;
      lost += 1;
    }
    if (lost > 0) this.#log.error({ records: lost }, 'records of calls were lost: too many wait for the database');
    if (!this.#catchingUp) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    const { signal } = this.#stopped;
    this.#catchingUp = true;
    while (this.#waiting.length > 0 && !signal.aborted) {
      await wait(retryEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
      try {
        await this.#writeWaiting();
      } catch (error) {
        if (!isDatabaseGone(error)) this.#log.error({ err: error }, 'the record of a call could not be written');
      }
    }
    this.#catchingUp = false;
  }

  async #writeWaiting(): Promise<void> {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      try {
        await writeClosing(this.#books, first.opening, first.closing, first.outcome);
      } catch (error) {
        if (isDatabaseGone(error)) throw error;
        if (!isOrphan(error))
          this.#log.error({ err: error, call: first.opening.id }, 'the record of a call could not be written');
      }
      if (this.#waiting[0] === first) {
        this.#waiting.shift();
        this.#waitingBytes -= first.bytes;
      }
    }
  }
}

/** The account, or at the beginning the account connector, was deleted while its call ran: its record goes with it. */
function isOrphan(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === '23503' || error.code === 'not_found';
}

function bytesOf(opening: CallOpening, closing: CallClosing, outcome: KeyOutcome | undefined): number {
  const answer = outcome === undefined || outcome.free ? 0 : outcome.answer.length;
  return 2_000 + (opening.input.text?.length ?? 0) + (closing.output?.text?.length ?? 0) + answer;
}
