import { failureExpense, TandemError, type Expense } from '@tandem/connector-kit';
import type { CallStatus } from '../../database/tables.ts';
import { tandemErrorOf } from '../../http/problem.ts';
import { mayHaveBeenRead } from '../running/may-have-been-read.ts';
import { interruptionError, type RunningCall } from '../running/running-call.ts';

/** How a call failed: what it is answered and recorded with. */
export interface CallFailure {
  readonly error: TandemError;
  readonly status: Exclude<CallStatus, 'running' | 'succeeded'>;
  /** What was sent until then. */
  readonly expense: Expense;
  readonly auth: string | undefined;
}

const nothingSent: Expense = { requests: 0, durationMs: 0, attempts: [] };

/** Reads what a call threw: an interruption of a write that may have been sent is an unknown outcome. */
export function failureOfCall(call: RunningCall, thrown: unknown): CallFailure {
  const sent = failureExpense(thrown);
  const { error, status } = judge(call, thrown, sent?.expense);
  return {
    error: error.with({ call: call.opening.id }),
    status,
    expense: sent?.expense ?? nothingSent,
    auth: sent?.mode ?? call.auth,
  };
}

function judge(
  call: RunningCall,
  thrown: unknown,
  expense: Expense | undefined,
): Pick<CallFailure, 'error' | 'status'> {
  const { interruption } = call;
  if (interruption !== undefined && isAbort(call, thrown)) {
    const mayHave = call.writes && call.announced && (expense === undefined || mayHaveBeenRead(expense.attempts));
    if (mayHave) return { error: unknownOutcome(), status: 'unknown' };
    const error = thrown instanceof TandemError ? thrown : interruptionError(interruption);
    return { error, status: interruption === 'stopping' ? 'failed' : 'cancelled' };
  }
  const error = tandemErrorOf(thrown);
  return { error, status: error.code === 'outcome_unknown' ? 'unknown' : 'failed' };
}

/** What the signal was aborted with, or a copy of it that knows more. */
function isAbort({ signal }: RunningCall, thrown: unknown): boolean {
  const reason: unknown = signal.reason;
  if (thrown instanceof TandemError && reason instanceof TandemError)
    return thrown.code === reason.code && thrown.message === reason.message;
  return thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError');
}

function unknownOutcome(): TandemError {
  return new TandemError(
    'outcome_unknown',
    'The call was interrupted while its request was under way: it is unknown whether it took effect.',
    {
      hint: 'Look for the record in the application before doing it again; it was not repeated.',
    },
  );
}
