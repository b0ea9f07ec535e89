import type { TandemError } from '@tandem/connector-kit';
import type { Problem } from '../../http/problem.ts';
import type { WaitingFor } from '../../database/cycle-tables.ts';

/** What came of executing a step once. Nothing of it is committed yet. */
export type StepResult =
  | {
      readonly is: 'gave';
      readonly output: unknown;
      readonly input?: unknown;
      readonly callId?: string | undefined;
      readonly warnings?: readonly Readonly<Record<string, unknown>>[];
    }
  | {
      readonly is: 'ends';
      readonly scope: 'transaction' | 'run';
      readonly outcome: 'succeeded' | 'failed';
      readonly answer?: unknown;
      readonly problem?: Problem | undefined;
    }
  | {
      readonly is: 'waits';
      readonly why: WaitingFor;
      /** Undefined: until a person has decided. */
      readonly dueAt: Date | undefined;
      readonly cursor?: Readonly<Record<string, unknown>>;
      readonly input?: unknown;
      /** The outcome of its request is still to be found out: it must not be sent again before. */
      readonly unsettled?: true;
      readonly problem?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly is: 'failed';
      readonly error: TandemError;
      readonly input?: unknown;
      readonly callId?: string | undefined;
    };
