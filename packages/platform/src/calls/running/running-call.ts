import { TandemError } from '@tandem/connector-kit';
import type { CallOpening } from '../records/call-record.ts';

/** Why a call was ended from outside. */
export type Interruption = 'clientGone' | 'cancelled' | 'stopping';

/** A call while it runs on this node. */
export class RunningCall {
  readonly opening: CallOpening;
  /** Its requests may change something. */
  readonly writes: boolean;
  readonly #controller = new AbortController();
  #interruption: Interruption | undefined;
  /** A row of it stands in the database. */
  recorded = false;
  /** The first byte of a write may have left. */
  announced = false;
  auth: string | undefined;

  constructor(opening: CallOpening, writes: boolean) {
    this.opening = opening;
    this.writes = writes;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get interruption(): Interruption | undefined {
    return this.#interruption;
  }

  /**
   * Ends the call. A write whose first byte may have left is not ended by a client that goes away: its outcome would be unknown to
   * everybody for nothing.
   */
  interrupt(why: Interruption): void {
    if (this.#interruption !== undefined || (why === 'clientGone' && this.writes && this.announced)) return;
    this.#interruption = why;
    this.#controller.abort(interruptionError(why));
  }
}

/** What a call ends with that was interrupted before it could take effect. */
export function interruptionError(why: Interruption): TandemError {
  switch (why) {
    case 'stopping':
      return new TandemError('unavailable', 'The server is stopping; the call was interrupted.', {
        hint: 'Execute it again in a moment.',
        retryAfterSeconds: 5,
      });
    case 'cancelled':
      return new TandemError('conflict', 'The call was cancelled.');
    case 'clientGone':
      return new TandemError('conflict', 'The call was cancelled, since its caller went away.');
  }
}
