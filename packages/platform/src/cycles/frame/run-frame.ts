import type { ExecuteForCycle } from '../../calls/execute/execute-for-cycle.ts';
import type { Logger } from '../../http/log.ts';
import type { ClaimedRun } from '../runs/claim-runs.ts';
import type { Lease } from '../runs/lease.ts';
import type { RunBooks } from '../runs/run-books.ts';
import type { Program } from './program.ts';
import type { Values } from './values.ts';

/** What engines of all runs share. */
export interface EngineTools {
  readonly books: RunBooks;
  readonly execute: ExecuteForCycle;
  readonly values: Values;
  readonly log: Logger;
  /** How long the answer of a request may still be on its way after its sender died, in milliseconds. */
  readonly settleMs: number;
}

/** A run while this node drives it. */
export interface RunFrame extends EngineTools {
  readonly run: Pick<ClaimedRun, 'id' | 'cycleId' | 'accountId' | 'version' | 'trigger'>;
  readonly program: Program;
  readonly lease: Lease;
  /** Aborted when the server stops. */
  readonly signal: AbortSignal;
  /** Its turn is over, or it was cancelled: what has not begun does not begin. */
  mustPause(): boolean;
  /** What an `end` step answers with. */
  answer: unknown;
}
