import { TandemError } from '../errors/tandem-error.ts';
import type { Expense } from './call-request.ts';
import { type CallRun, expenseOf } from './call-run.ts';

const expenses = new WeakMap<TandemError, { readonly expense: Expense; readonly mode: string }>();

/** Remembers with an error what the call had sent until then; anything that is no `TandemError` is handed on as it is. */
export function describeFailure(error: unknown, run: CallRun): unknown {
  if (error instanceof TandemError) {
    expenses.set(error, { expense: expenseOf(run), mode: run.mode.name });
  }
  return error;
}

/** What a failed call had sent, and by which mode; undefined where it ended before a mode was chosen. */
export function failureExpense(error: unknown): { readonly expense: Expense; readonly mode: string } | undefined {
  return error instanceof TandemError ? expenses.get(error) : undefined;
}
