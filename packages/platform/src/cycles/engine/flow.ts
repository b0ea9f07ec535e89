import type { Step } from '../definition/step.ts';
import type { StepWriting } from '../runs/lease.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';
import type { Problem } from '../../http/problem.ts';
import type { WaitingFor } from '../../database/cycle-tables.ts';

/** How far the walk through a block has come. */
export type Flow =
  /** To its end; `closed`: its transaction was committed as succeeded together with the last step. */
  | {
      readonly is: 'done';
      readonly closed?: true;
      /** The last step of the root transaction, still to be committed with the end of the run. */
      readonly last?: StepWriting;
    }
  /** An `end` step, or a failure, has ended the transaction or the run. */
  | {
      readonly is: 'ended';
      readonly scope: 'transaction' | 'run';
      readonly outcome: 'succeeded' | 'failed';
      readonly problem?: Problem | undefined;
      /** As above. */
      readonly last?: StepWriting;
    }
  /** It goes on when it is due; undefined: once somebody has decided. */
  | { readonly is: 'waits'; readonly why: WaitingFor; readonly dueAt: Date | undefined }
  /** Its time is over for now, or the run was cancelled: the rest is another turn's. */
  | { readonly is: 'paused' };

/**
 * Walks steps one after the other. `closes`: nothing comes after them in their transaction, so that the last one may be committed together with its end.
 */
export type Walk = (frame: RunFrame, scope: Scope, steps: readonly Step[], closes?: boolean) => Promise<Flow>;

export const done: Flow = { is: 'done' };
export const paused: Flow = { is: 'paused' };
